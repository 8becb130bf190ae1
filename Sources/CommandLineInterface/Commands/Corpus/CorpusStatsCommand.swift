import SessionCorpus
import TerminalText

/// `corpus stats`: what the corpus covers.
enum CorpusStatsCommand {
    struct Options {
        var folder: String?
        var format = CorpusOutputFormat.human
    }

    static var command: Command {
        Command(
            "stats",
            summary: "Print what is covered, and how often.",
            help: { syntax.help(width: $0) },
            run: { arguments, context throws(UsageError) in
                var options = Options()
                _ = try syntax.parse(arguments, into: &options)
                return context.console.reportingFailure { () throws(CorpusFailure) in
                    let (corpus, json) = try CorpusSource.read(options.folder, context)
                    switch options.format {
                    case .human:
                        let text = CorpusStats.text(of: corpus)
                        return context.console.printResult(text.terminalSafeLines)
                    case .json: return context.console.printResult(json.stats)
                    }
                }
            }
        )
    }

    static var syntax: CommandSyntax<Options> {
        CommandSyntax(
            command: "corpus stats",
            overview: """
                Print how many cases each topic has, and how many show each combination of \
                presence, each JSON type in each field, each dialect in each timestamp field, \
                each rule, each open question and each flag. A dot is none.
                """,
            sections: [
                .init(
                    "OPTIONS",
                    [CorpusFolder.optionOrBuiltIn(\.folder), CorpusOutputFormat.option(\.format)]
                )
            ]
        )
    }
}
