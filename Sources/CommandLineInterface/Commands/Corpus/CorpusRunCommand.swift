import Reports
import SessionConformance
import SessionCorpus
import TerminalText

/// `corpus run [-- COMMAND ARG ...]`: tests a model with the corpus cases only.
enum CorpusRunCommand: CommandDefinition {
    struct Options: CommandOptions {
        var run = ModelRunOptions()
        var filter = CorpusListing.Filter()

        func problems(in context: CommandContext) -> [UsageProblem] { run.problems(in: context) }
    }

    static let syntax = CommandSyntax<Options>(
        command: "corpus run",
        summary: "Test a model with the corpus cases only.",
        overview: """
            Test a model with the corpus cases only, regressions first, as 'model' does in its \
            corpus phase. The model is the program after --; without one, the model of this \
            package is tested. Whole-response cases do not apply to a model. Staging cases run \
            last and do not count.
            """,
        program: TesteeOptions.program(\.run.testee.command),
        sections: [
            .init(
                "OPTIONS",
                [
                    CorpusFolder.topicOption(\.filter.topic, help: "Only cases in this topic."),
                    CorpusFolder.flagOption(\.filter.flag, help: "Only cases with this flag."),
                ] + ModelRunOptions.options.map { $0.lifted(to: \.run) }
            ),
            .init(
                "COMMON OPTIONS",
                ModelRunOptions.commonOptions.map { $0.lifted(to: \.run) }
            ),
        ],
        examples: [
            .init("Test a program.", "session-conformance corpus run -- python3 adapter.py"),
            .init(
                "Test the model of this package with the cases about links.",
                "session-conformance corpus run --topic links"
            ),
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) async -> ExitCode {
        var suite = ConformanceOptions()
        suite.shard = options.run.shard(in: context)
        suite.phases = [.corpus]
        let filter = options.filter
        return await ModelSession.run(suite, options.run, command: "corpus", context) {
            source throws(CorpusFailure) in try cases(of: source, filter)
        }
    }

    private static func cases(
        of source: CorpusSource,
        _ filter: CorpusListing.Filter
    ) throws(CorpusFailure) -> ModelCorpus {
        let corpus = try ModelCorpus(in: source, filter)
        guard corpus.cases.isEmpty, corpus.staging.isEmpty else { return corpus }
        throw CorpusFailure(
            "no case for a model in \(source.shownName) matches these filters",
            kind: .notFound
        )
    }
}
