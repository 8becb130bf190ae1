import SessionCorpus
import TerminalText

/// `corpus show ID ...`: everything about a case.
enum CorpusShowCommand {
    struct Options {
        var folder: String?
        var format = CorpusOutputFormat.human
    }

    static var command: Command {
        Command(
            "show",
            summary: "Show cases: each layer, the payload, what the flags mean.",
            help: { syntax.help(width: $0) },
            run: { arguments, context throws(UsageError) in
                var options = Options()
                let ids = try syntax.parse(arguments, into: &options)
                guard !ids.isEmpty else {
                    throw UsageError(
                        [.other("name a case; 'corpus list' lists them")],
                        command: syntax.command
                    )
                }
                return context.console.reportingFailure { () throws(CorpusFailure) in
                    try show(ids, options, context)
                }
            }
        )
    }

    static var syntax: CommandSyntax<Options> {
        CommandSyntax(
            command: "corpus show",
            overview: """
                Show cases as their files have them, with the place, the payload in ASCII, and \
                what their flags and the question they leave open mean.
                """,
            operands: .init("ID ...", name: "ID", help: "The ids of cases."),
            sections: [
                .init(
                    "OPTIONS",
                    [CorpusFolder.optionOrBuiltIn(\.folder), CorpusOutputFormat.option(\.format)]
                )
            ]
        )
    }

    private static func show(
        _ ids: [String],
        _ options: Options,
        _ context: CommandContext
    ) throws(CorpusFailure) -> Int32 {
        let (corpus, json) = try CorpusSource.read(options.folder, context)
        var cases: [CorpusCase] = []
        for id in ids { cases.append(try CorpusListing.entry(id, in: corpus)) }
        switch options.format {
        case .human:
            var texts: [String] = []
            for id in ids { texts.append(try CorpusListing.show(id, in: corpus)) }
            return context.console.printResult(texts.joined(separator: "\n").terminalSafeLines)
        case .json: return context.console.printResult(json.show(cases))
        }
    }
}
