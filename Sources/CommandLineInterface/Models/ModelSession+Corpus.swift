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
        let corpus: ModelCorpus
        do throws(CorpusFailure) {
            let source = try CorpusSource(options.folder, from: context.workingDirectory)
            corpus = try read(source)
            // Random cases are mutations of corpus cases, among others.
            if !suite.phases.isDisjoint(with: [.corpus, .random]) {
                source.noteIfPartial(on: context.console)
            }
        } catch {
            context.console.complain(error.description)
            return .failed
        }
        var suite = suite
        suite.timeLimit = options.timeLimit
        suite.jobs = options.verdict.jobs ?? options.testee.defaultJobs
        suite.corpus = corpus.cases
        var session = ModelSession(
            testee: options.testee,
            work: .suite(suite),
            command: command,
            verdict: options.verdict,
            context: context
        )
        session.corpus = corpus
        if suite.phases.contains(.corpus) { session.staging = corpus.staging }
        return await session.run()
    }
}
