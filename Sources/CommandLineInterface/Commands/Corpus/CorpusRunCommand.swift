import Reports
import SessionConformance
import SessionCorpus
import TerminalText

/// `corpus run [-- COMMAND ARG ...]`: a model, tested with the corpus and nothing else.
enum CorpusRunCommand: CommandDefinition {
    struct Options: CommandOptions {
        var run = ModelRunOptions()
        var filter = CorpusListing.Filter()

        func problems(in context: CommandContext) -> [UsageProblem] { run.problems(in: context) }
    }

    static let syntax = CommandSyntax<Options>(
        command: "corpus run",
        summary: "Test a model with the cases, and with nothing else.",
        overview: """
            Test a model with the cases of the corpus, regressions first, and with nothing else: \
            what 'model' does in its first phase. The model is the program after --; without one, \
            that of this package. Cases of whole answers do not concern a model, and those of \
            staging come last and are never counted.
            """,
        program: TesteeOptions.program(\.run.testee.command),
        sections: [
            .init(
                "OPTIONS",
                [
                    CorpusFolder.topicOption(\.filter.topic, help: "Only cases of this topic."),
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
                "Only with links, by the model of this package.",
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
            "no case for a model in \(source.shownName) passes these filters",
            kind: .notFound
        )
    }
}
