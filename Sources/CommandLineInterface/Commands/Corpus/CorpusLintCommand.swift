import CommandLineFrame
import Reports
import SessionCorpus

/// `corpus lint`: checks the corpus, and says how to fix each mistake.
enum CorpusLintCommand: CommandDefinition {
    struct Options: CommandOptions {
        var folder: String?
        var format = CorpusOutputFormat.human
        var isPartial = false
    }

    static let syntax = CommandSyntax<Options>(
        command: "corpus lint",
        summary: "Check the files and re-derive every expectation.",
        overview: """
            Check the corpus: the form of its files, the meaning of its cases, that every \
            expectation follows from the bytes, that coverage is complete, and that there is no \
            personal data. Each complaint names the position, the violated rule and what to do. \
            Exits with 1 if there are complaints, and with 2 if the corpus cannot be read.
            """,
        sections: [
            .init(
                "OPTIONS",
                [
                    CorpusFolder.option(\.folder),
                    CorpusOutputFormat.option(
                        \.format,
                        help: "Print one line per complaint, or one JSON object (default: human)."
                    ),
                    .flag(
                        "--partial",
                        \.isPartial,
                        help: "Partial corpus: skip the coverage rules."
                    ),
                ]
            )
        ],
        examples: [
            .init("Check the corpus.", "session-conformance corpus lint"),
            .init(
                "Check a corpus that does not cover everything.",
                "session-conformance corpus lint --corpus mine --partial"
            ),
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) async -> ExitCode {
        await context.reportingFailure { () throws(CorpusFailure) in
            let folder = try CorpusFolder(options.folder, from: context.workingDirectory)
            let snapshot = try CorpusSnapshot(root: folder.path)
            let result = CorpusLintResult(
                folder: folder,
                corpus: Corpus(snapshot),
                findings: CorpusLint.findings(
                    in: snapshot,
                    checkingCoverage: !options.isPartial,
                    latestDay: .latest(at: context.startedAt)
                )
            )
            let code: ExitCode = result.findings.isEmpty ? .success : .findings
            switch options.format {
            case .human: return context.console.printResult(result.text, code: code)
            case .json: return context.console.printResult(result.json, code: code)
            }
        }
    }
}
