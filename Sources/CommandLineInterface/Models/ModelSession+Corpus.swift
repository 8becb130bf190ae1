import CommandLineFrame
import Reports
import SessionConformance
import SessionCorpus

extension ModelSession {
    /// Tests a model with `suite` and the corpus cases that `read` selects.
    ///
    /// - Returns: The exit code; 2 if the corpus cannot be read.
    static func run(
        _ suite: ConformanceOptions,
        _ options: ModelRunOptions,
        command: String,
        _ context: CommandContext,
        corpus read: (CorpusSource) throws(CorpusFailure) -> ModelCorpus
    ) async -> ExitCode {
        guard let corpus = corpus(options, context, read) else { return .failed }
        var verdict = options.verdict
        verdict.listsAllRows = options.shard != nil && verdict.maximumRows == nil
        var session = ModelSession(
            testee: options.testee,
            work: .suite(Self.suite(suite, options, corpus)),
            command: command,
            verdict: verdict,
            context: context
        )
        session.corpus = corpus
        session.isPart = options.shard != nil
        if suite.phases.contains(.corpus) { session.staging = corpus.staging }
        return await session.run()
    }

    /// Several models to test with the corpus cases that `read` selects.
    ///
    /// - Parameters:
    ///   - commands: The command of each model; `nil` for the model of this package.
    ///   - suite: What to run.
    ///   - options: The options of each run.
    ///   - command: The name of the command in reports.
    ///   - context: The environment of the command.
    ///   - read: Selects the cases.
    /// - Returns: The models; `nil` if the corpus cannot be read.
    static func several(
        _ commands: [[String]?],
        _ suite: ConformanceOptions,
        _ options: ModelRunOptions,
        command: String,
        _ context: CommandContext,
        corpus read: (CorpusSource) throws(CorpusFailure) -> ModelCorpus
    ) -> SeveralModels? {
        guard let corpus = corpus(options, context, read) else { return nil }
        return SeveralModels(
            commands: commands,
            options: options,
            suite: Self.suite(suite, options, corpus),
            corpus: corpus,
            command: command,
            context: context
        )
    }

    /// The cases that `read` selects; a failure is printed, and then there are none.
    private static func corpus(
        _ options: ModelRunOptions,
        _ context: CommandContext,
        _ read: (CorpusSource) throws(CorpusFailure) -> ModelCorpus
    ) -> ModelCorpus? {
        do throws(CorpusFailure) {
            return try read(CorpusSource(options.folder, from: context.workingDirectory))
        } catch {
            context.console.complain(error.description)
            return nil
        }
    }

    /// Completes what to run.
    private static func suite(
        _ suite: ConformanceOptions,
        _ options: ModelRunOptions,
        _ corpus: ModelCorpus
    ) -> ConformanceOptions {
        var suite = suite
        suite.timeLimit = options.timeLimit
        suite.jobs = options.verdict.jobs ?? options.testee.defaultJobs
        suite.corpus = corpus.cases
        suite.listsEveryCase = suite.listsEveryCase || options.verdict.listsEveryFinding
        // Only these formats have them, and they take nearly as long as all cases in this process.
        suite.countsAspects =
            suite.countsAspects
            || options.verdict.requests.contains { [.json, .ndjson].contains($0.format) }
        return suite
    }
}
