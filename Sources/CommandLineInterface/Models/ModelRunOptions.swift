import SessionConformance
import SessionCorpus

/// What `model` and `corpus run` are told alike: which model is asked, about how much of which
/// corpus, and what becomes of the verdict.
struct ModelRunOptions {
    var verdict = VerdictOptions()
    var testee = TesteeOptions()

    /// The folder of the corpus, where one was named.
    var folder: String?

    var timeLimit: Duration?
    var shard = ShardArgument.fixed(.whole)
}

extension ModelRunOptions {
    /// Holds what follows the options against them, and finds which part of the cases is meant.
    ///
    /// - Throws: Everything that is wrong, at once.
    func shard(
        operands: [String],
        command: String,
        _ context: CommandContext
    ) throws(UsageError) -> ConformanceShard {
        var problems = verdict.problems(in: .models) + testee.problems
        if !operands.isEmpty {
            problems.append(
                .other("the program comes behind '--': -- \(operands.joined(separator: " "))")
            )
        }
        let shard = shard.shard(in: context.environment)
        if shard == nil { problems.append(ShardArgument.problem) }
        guard problems.isEmpty, let shard else { throw UsageError(problems, command: command) }
        return shard
    }

    /// Asks the model: `suite` with the cases of a corpus, which `read` reads.
    ///
    /// - Returns: The exit code, which is 2 where the corpus cannot be read.
    func run(
        _ suite: ConformanceOptions,
        command: String,
        _ context: CommandContext,
        corpus read: (CorpusSource) throws(CorpusFailure) -> ModelCorpus
    ) async -> Int32 {
        let corpus: ModelCorpus
        do throws(CorpusFailure) {
            let source = try CorpusSource(folder, from: context.workingDirectory)
            corpus = try read(source)
            // Random cases start from those of the corpus.
            if !suite.phases.isDisjoint(with: [.corpus, .random]) {
                try source.tell(context.console)
            }
        } catch {
            context.console.complain(error.description)
            return 2
        }
        var suite = suite
        suite.timeLimit = timeLimit
        suite.corpus = corpus.cases
        var session = ModelSession(
            testee: testee,
            work: .suite(suite),
            command: command,
            verdict: verdict,
            context: context
        )
        session.corpus = corpus.identity
        if suite.phases.contains(.corpus) { session.staging = corpus.staging }
        return await session.run()
    }
}

// MARK: - Options

extension ModelRunOptions {
    /// The options on how much is asked of whom.
    static var options: [CommandOption<ModelRunOptions>] {
        [
            .number(
                "--max-time",
                "SECONDS",
                upTo: 1_000_000,
                help: "Ask for this long at the most; what was found by then is reported."
            ) { $0.timeLimit = .milliseconds(Int64($1 * 1_000)) },
            .value(
                "--shard",
                "I/N",
                help: "Do one part of the cases, such as 1/3 (the phase state is all in the "
                    + "first); auto asks GitLab, AWS Batch or Slurm which, and auto/N Kubernetes."
            ) { options, text throws(ValueFault) in
                options.shard = try ShardArgument(argument: text)
            },
            CorpusFolder.optionOrBuiltIn(\.folder),
        ] + TesteeOptions.options.map { $0.lifted(to: \.testee) }
    }

    /// The options on the verdict.
    static var commonOptions: [CommandOption<ModelRunOptions>] {
        VerdictOptions.optionsForModels.map { $0.lifted(to: \.verdict) }
    }
}
