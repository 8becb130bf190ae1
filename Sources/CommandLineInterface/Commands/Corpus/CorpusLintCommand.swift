import Reports
import SessionCorpus

/// `corpus lint`: every complaint about the corpus, with its fix.
enum CorpusLintCommand: CommandDefinition {
    struct Options: CommandOptions {
        var folder: String?
        var format = CorpusOutputFormat.human
        var isPartial = false
    }

    static let syntax = CommandSyntax<Options>(
        command: "corpus lint",
        summary: "Check the files, and derive every expectation again.",
        overview: """
            Check the corpus: the form of its files, the meaning of its cases, whether every \
            expectation can be derived from the bytes, what is covered, and that it contains no \
            personal data. Each complaint says where it is, which rule is broken, and what to do. \
            The exit code is 1 if there are complaints, and 2 if the corpus cannot be read.
            """,
        sections: [
            .init(
                "OPTIONS",
                [
                    CorpusFolder.option(\.folder),
                    CorpusOutputFormat.option(
                        \.format,
                        help: "One line per complaint, or one JSON object (default: human)."
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
            .init("Check the corpus here.", "session-conformance corpus lint"),
            .init(
                "Check another that does not cover everything.",
                "session-conformance corpus lint --corpus mine --partial"
            ),
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) -> ExitCode {
        context.reportingFailure { () throws(CorpusFailure) in
            let folder = try CorpusFolder(options.folder, from: context.workingDirectory)
            let snapshot = try CorpusSnapshot(root: folder.path)
            let result = CorpusLintResult(
                folder: folder,
                corpus: Corpus(snapshot),
                findings: CorpusLint.findings(in: snapshot, checkingCoverage: !options.isPartial)
            )
            let code: ExitCode = result.findings.isEmpty ? .success : .findings
            switch options.format {
            case .human: return context.console.printResult(result.text, code: code)
            case .json: return context.console.printResult(result.json, code: code)
            }
        }
    }
}
