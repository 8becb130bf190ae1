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
        var session = ModelSession(
            testee: options.testee,
            work: .suite(Self.suite(suite, options, corpus)),
            command: command,
            verdict: options.verdict,
            context: context
        )
        session.corpus = corpus
        if suite.phases.contains(.corpus) { session.staging = corpus.staging }
        return await session.run()
    }

    /// Tests several models with the corpus cases that `read` selects, and prints a table.
    ///
    /// - Parameters:
    ///   - commands: The command of each model; `nil` for the model of this package.
    ///   - suite: What to run.
    ///   - options: The options of each run.
    ///   - context: The environment of the command.
    ///   - read: Selects the cases.
    /// - Returns: The worst exit code; 2 if the corpus cannot be read.
    static func compare(
        _ commands: [[String]?],
        _ suite: ConformanceOptions,
        _ options: ModelRunOptions,
        _ context: CommandContext,
        corpus read: (CorpusSource) throws(CorpusFailure) -> ModelCorpus
    ) async -> ExitCode {
        guard let corpus = corpus(options, context, read) else { return .failed }
        var suite = Self.suite(suite, options, corpus)
        suite.listsEveryCase = true
        return await ModelComparison(
            commands: commands,
            options: options,
            suite: suite,
            corpus: corpus,
            context: context
        ).run()
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
        suite.listsEveryCase = options.verdict.listsEveryFinding
        return suite
    }
}
