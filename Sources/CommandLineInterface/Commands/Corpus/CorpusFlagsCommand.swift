import CommandLineFrame
import Reports
import SessionCorpus
import TerminalText

/// `corpus flags`: lists the flags.
enum CorpusFlagsCommand: CommandDefinition {
    struct Options: CommandOptions {
        var folder: String?
        var format = CorpusOutputFormat.human
    }

    static let syntax = CommandSyntax<Options>(
        command: "corpus flags",
        summary: "List the flags: what they mark, the bugs, the effect.",
        overview: """
            List the flags that cases can have, each with its number of cases, what it marks, the \
            class of bugs that such a case catches, and the effect of such a bug on users.
            """,
        sections: [
            .init(
                "OPTIONS",
                [CorpusFolder.optionOrBuiltIn(\.folder), CorpusOutputFormat.option(\.format)]
            )
        ],
        examples: [
            .init("List the flags.", "session-conformance corpus flags"),
            .init(
                "List the flags as JSON.",
                "session-conformance corpus flags --format json"
            ),
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) async -> ExitCode {
        await context.reportingFailure { () throws(CorpusFailure) in
            let (corpus, json) = try CorpusSource.read(options.folder, context)
            switch options.format {
            case .human:
                let text = FlagListing(of: corpus).text
                return context.console.printResult(text.terminalSafeLines)
            case .json: return context.console.printResult(json.flags)
            }
        }
    }
}
