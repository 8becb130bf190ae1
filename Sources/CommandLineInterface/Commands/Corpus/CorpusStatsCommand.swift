import CommandLineFrame
import Reports
import SessionCorpus
import TerminalText

/// `corpus stats`: prints what the corpus covers.
enum CorpusStatsCommand: CommandDefinition {
    struct Options: CommandOptions {
        var folder: String?
        var format = CorpusOutputFormat.human
    }

    static let syntax = CommandSyntax<Options>(
        command: "corpus stats",
        summary: "Print what the corpus covers, and how often.",
        overview: """
            Print how many cases each topic has, and how many cover each combination of presence, \
            each JSON type in each field, each dialect in each timestamp field, each rule, each \
            open question and each flag. A dot means none.
            """,
        sections: [
            .init(
                "OPTIONS",
                [CorpusFolder.optionOrBuiltIn(\.folder), CorpusOutputFormat.option(\.format)]
            )
        ],
        examples: [
            .init("Print the coverage tables.", "session-conformance corpus stats")
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) async -> ExitCode {
        await context.reportingFailure { () throws(CorpusFailure) in
            let (corpus, json) = try CorpusSource.read(options.folder, context)
            switch options.format {
            case .human:
                let text = CorpusStats.text(of: corpus)
                return context.console.printResult(text.terminalSafeLines)
            case .json: return context.console.printResult(json.stats)
            }
        }
    }
}
