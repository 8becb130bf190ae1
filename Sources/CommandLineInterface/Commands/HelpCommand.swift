import Reports
import TerminalText

/// `help [COMMAND]`.
enum HelpCommand {
    static var command: Command {
        Command(
            syntax.command,
            summary: "Say how a command is used.",
            help: { syntax.help(width: $0) },
            run: { arguments, context throws(UsageError) in
                var nothing: Void = ()
                let operands = try syntax.parse(arguments, into: &nothing)
                let width = min(100, context.console.width ?? 80)
                guard let name = operands.first else {
                    return context.console.printResult(overview(width: width))
                }
                var command = try CommandLineTool.command(named: name)
                if let name = operands.dropFirst().first {
                    guard !command.subcommands.isEmpty else {
                        throw UsageError([.unexpectedArgument(name)], command: syntax.command)
                    }
                    command = try command.subcommand(named: name)
                }
                return context.console.printResult(command.help(width))
            }
        )
    }

    private static var syntax: CommandSyntax<Void> {
        CommandSyntax(
            command: "help",
            overview: "Say how the program, or one of its commands, is used.",
            operands: .init(
                "[COMMAND [SUBCOMMAND]]",
                name: "COMMAND",
                help: "The command, and a command of its own where it has some.",
                limit: 2
            )
        )
    }

    /// The help of the whole program.
    static func overview(width: Int) -> String {
        let overview = """
            OVERVIEW: Holds payloads, live APIs and models to the contract of the Zendesk session object.
            """
        let blocks = [
            overview.wrapped(to: width).joined(separator: "\n"),
            "USAGE: \(Report.toolName) COMMAND [OPTIONS] [ARGUMENTS]",
            HelpTable(
                "OPTIONS",
                [
                    ("--version", "Print the version."),
                    ("--help", "Print this help, or that of a command."),
                ]
            ).text(width),
            HelpTable("COMMANDS", Command.all.map { ($0.name, $0.summary) }).text(width),
            HelpTable(
                "EXIT CODES",
                [
                    ("0", "What was looked at conforms."),
                    ("1", "It does not conform."),
                    ("2", "The job could not be done: an unreadable file, nothing to check."),
                    ("3", "Inconclusive: nothing wrong was seen, not everything could be judged."),
                    ("64", "The command line is wrong."),
                    ("130, 143", "Interrupted; reports are complete files, marked incomplete."),
                ]
            ).text(width),
            "  See '\(Report.toolName) help COMMAND' for the options of a command.",
        ]
        return blocks.joined(separator: "\n\n") + "\n"
    }
}
