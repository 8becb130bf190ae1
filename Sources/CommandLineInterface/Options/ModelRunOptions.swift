import SessionConformance

/// What `model` and `corpus run` share: which model is tested, with how much of which corpus, and
/// what becomes of the verdict.
struct ModelRunOptions {
    var verdict = VerdictOptions()
    var testee = TesteeOptions()

    /// The folder of the corpus, if one was named.
    var folder: String?

    var timeLimit: Duration?
    var shard = ShardArgument.fixed(.whole)
}

extension ModelRunOptions {
    /// What is wrong with the options taken together.
    func problems(in context: CommandContext) -> [UsageProblem] {
        let problems = verdict.problems(in: .models) + testee.problems
        return shard.shard(in: context.environment) == nil
            ? problems + [ShardArgument.problem] : problems
    }

    /// The part of the cases that is run.
    func shard(in context: CommandContext) -> ConformanceShard {
        guard let shard = shard.shard(in: context.environment) else {
            preconditionFailure("a command line with no such part has problems, and is not run")
        }
        return shard
    }

    /// The declaration of the options on what is tested with what.
    static let options: [CommandOption<ModelRunOptions>] =
        [
            .number(
                "--max-time",
                "SECONDS",
                upTo: 1_000_000,
                help: "Stop after this time, and report what was found by then."
            ) { $0.timeLimit = .milliseconds(Int64($1 * 1_000)) },
            .value(
                "--shard",
                "I/N",
                help: "Run one part of the cases, such as 1/3 (the phase state is all in the "
                    + "first); auto takes it from GitLab, AWS Batch or Slurm, auto/N from "
                    + "Kubernetes."
            ) { options, text throws(ValueFault) in
                options.shard = try ShardArgument(argument: text)
            },
            CorpusFolder.optionOrBuiltIn(\.folder),
        ] + TesteeOptions.options.map { $0.lifted(to: \.testee) }

    /// The declaration of the options on the verdict.
    static let commonOptions = VerdictOptions.optionsForModels.map {
        $0.lifted(to: \ModelRunOptions.verdict)
    }
}
