import CommandLineFrame
import Reports
import SessionCorpus
import TerminalText

/// `corpus show ID ...`: shows everything about cases.
enum CorpusShowCommand: CommandDefinition {
    struct Options: CommandOptions {
        var folder: String?
        var format = CorpusOutputFormat.human
        var ids: [String] = []

        func problems(in context: CommandContext) -> [UsageProblem] {
            ids.isEmpty ? [.other("missing case id; 'corpus list' lists the cases")] : []
        }
    }

    static let syntax = CommandSyntax<Options>(
        command: "corpus show",
        summary: "Show cases in full, with the meaning of their flags.",
        overview: """
            Show cases as written in their files, with the position, the payload in ASCII, and the \
            meaning of their flags and of the question that the contract leaves open.
            """,
        operands: .init(
            "ID ...",
            name: "ID",
            completion: .corpusCase,
            help: "Case ids."
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
                "Show two cases as JSON.",
                "session-conformance corpus show --format json types-id-true types-id-digits"
            ),
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) async -> ExitCode {
        await context.reportingFailure { () throws(CorpusFailure) in
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
