import Reports
import TerminalText

/// `help [COMMAND [SUBCOMMAND]]`: prints help.
enum HelpCommand: CommandDefinition {
    struct Options: CommandOptions {
        /// The command, and the subcommand if it has any.
        var names: [String] = []

        /// Whether the manual page is printed.
        var isManual = false

        func problems(in context: CommandContext) -> [UsageProblem] {
            isManual && !names.isEmpty
                ? [.other("--man prints one page about all commands; omit the command")] : []
        }
    }

    static let syntax = CommandSyntax<Options>(
        command: "help",
        summary: "Print help for a command.",
        overview: "Print help for the program or one of its commands.",
        operands: .init(
            "[COMMAND [SUBCOMMAND]]",
            name: "COMMAND",
            limit: 2,
            completion: .command,
            help: "The command, and its subcommand if it has any."
        ) { $0.names = $1 },
        sections: [
            .init(
                "OPTIONS",
                [
                    .flag(
                        "--man",
                        \.isManual,
                        help: "Print the manual page, in mdoc; its date is that of "
                            + "SOURCE_DATE_EPOCH, if it is set."
                    )
                ]
            )
        ],
        examples: [
            .init("Print help for 'check'.", "session-conformance help check"),
            .init("Read the manual page.", "session-conformance help --man | man -l -"),
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) throws(UsageError) -> ExitCode {
        guard !options.isManual else {
            let moment = context.environment["SOURCE_DATE_EPOCH"].flatMap { Int64($0) }
            // Only years with four digits have a date.
            let page = ManualPage(
                context.program,
                at: moment.flatMap { 0..<253_402_300_800 ~= $0 ? $0 : nil } ?? context.startedAt
            )
            return context.console.printResult(page.source)
        }
        return context.console.printResult(
            try help(options.names, for: context.program, width: context.console.textWidth)
        )
    }

    private static func help(
        _ names: [String],
        for program: Program,
        width: Int
    ) throws(UsageError) -> String {
        guard let name = names.first else { return help(for: program, width: width) }
        let command = try program.command(named: name)
        guard let second = names.dropFirst().first else {
            return command.help(of: program, width: width)
        }
        switch command {
        case .single: throw UsageError([.unexpectedArgument(second)])
        case .group(let group):
            return try group.command(named: second).help(of: program, width: width)
        }
    }

    /// The help of a whole program.
    static func help(for program: Program, width: Int) -> String {
        let blocks = [
            "OVERVIEW: \(program.overview)".wrapped(to: width).joined(separator: "\n"),
            "USAGE: \(program.name) COMMAND [OPTIONS] [ARGUMENTS]",
            HelpTable(
                "OPTIONS",
                [
                    ("-h, --help", "Print help for the program or a command."),
                    ("--version", "Print the version."),
                ]
            ).text(width),
            HelpTable("COMMANDS", program.commands.map { ($0.name, $0.summary) }).text(width),
            HelpTable("EXIT CODES", ExitCode.meanings).text(width),
            "  See '\(program.name) help COMMAND' for detailed help.",
        ]
        return blocks.joined(separator: "\n\n") + "\n"
    }
}
