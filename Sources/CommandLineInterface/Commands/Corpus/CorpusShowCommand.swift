import Reports
import SessionCorpus
import TerminalText

/// `corpus show ID ...`: everything about a case.
enum CorpusShowCommand: CommandDefinition {
    struct Options: CommandOptions {
        var folder: String?
        var format = CorpusOutputFormat.human
        var ids: [String] = []

        func problems(in context: CommandContext) -> [UsageProblem] {
            ids.isEmpty ? [.other("name a case; 'corpus list' lists them")] : []
        }
    }

    static let syntax = CommandSyntax<Options>(
        command: "corpus show",
        summary: "Show cases: each layer, the payload, what the flags mean.",
        overview: """
            Show cases as their files have them, with the place, the payload in ASCII, and the \
            meaning of their flags and of the question they leave open.
            """,
        operands: .init(
            "ID ...",
            name: "ID",
            completion: .corpusCase,
            help: "The ids of cases."
        ) { $0.ids = $1 },
        sections: [
            .init(
                "OPTIONS",
                [CorpusFolder.optionOrBuiltIn(\.folder), CorpusOutputFormat.option(\.format)]
            )
        ],
        examples: [
            .init("Show a case.", "session-conformance corpus show types-id-digits"),
            .init(
                "Show two as JSON.",
                "session-conformance corpus show --format json types-id-true types-id-digits"
            ),
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) -> ExitCode {
        context.reportingFailure { () throws(CorpusFailure) in
            let (corpus, json) = try CorpusSource.read(options.folder, context)
            var cases: [CorpusCase] = []
            for id in options.ids { cases.append(try CorpusListing.entry(id, in: corpus)) }
            switch options.format {
            case .human:
                var texts: [String] = []
                for id in options.ids { texts.append(try CorpusListing.show(id, in: corpus)) }
                let text = texts.joined(separator: "\n").terminalSafeLines
                return context.console.printResult(text)
            case .json: return context.console.printResult(json.show(cases))
            }
        }
    }
}
