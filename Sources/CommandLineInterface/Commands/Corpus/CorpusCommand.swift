import Reports
import TerminalText

/// `corpus SUBCOMMAND`: the cases that every model is held to, and their upkeep.
enum CorpusCommand {
    static var command: Command {
        var command = Command(
            "corpus",
            summary: "Ask a model about the corpus, check the corpus, and add cases.",
            help: { help(width: $0) },
            run: { arguments, context throws(UsageError) in
                guard let first = arguments.first else {
                    let width = min(100, context.console.width ?? 80)
                    context.console.writeError(help(width: width))
                    return 64
                }
                let problem = UsageProblem.unknown(option: first, among: ["--help"])
                guard case .unknownOption(_, nil) = problem else {
                    throw UsageError([problem], command: "corpus")
                }
                throw UsageError(
                    [.other("the subcommand comes first, then its options")],
                    command: "corpus"
                )
            }
        )
        command.subcommands = subcommands
        return command
    }

    /// All subcommands, in the order in which help lists them.
    static var subcommands: [Command] {
        [
            CorpusRunCommand.command, CorpusLintCommand.command, CorpusFormatCommand.command,
            CorpusListCommand.command, CorpusShowCommand.command, CorpusAddCommand.command,
            CorpusStatsCommand.command,
        ]
    }

    private static func help(width: Int) -> String {
        let overview = """
            OVERVIEW: Look at the corpus, check it, and add cases to it: payloads with what is to \
            be expected of them, layer by layer, and why. It is the folder Corpus here or in a \
            folder above, or the one that --corpus names.
            """
        return [
            overview.wrapped(to: width).joined(separator: "\n"),
            "USAGE: \(Report.toolName) corpus SUBCOMMAND [OPTIONS] [ARGUMENTS]",
            HelpTable("SUBCOMMANDS", subcommands.map { ($0.name, $0.summary) }).text(width),
            "  See '\(Report.toolName) help corpus SUBCOMMAND' for the options of each.",
        ].joined(separator: "\n\n") + "\n"
    }
}
