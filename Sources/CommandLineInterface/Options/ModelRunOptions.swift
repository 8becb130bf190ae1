import CommandLineFrame
import SessionConformance

/// The options that `model` and `corpus run` share: the testee, the corpus, the limits and the
/// verdict.
struct ModelRunOptions {
    var verdict = VerdictOptions()
    var testee = TesteeOptions()

    /// The corpus folder, if one was given.
    var folder: String?

    var timeLimit: Duration?
    var shard: ShardArgument?
}

extension ModelRunOptions {
    /// The conflicts between the options.
    func problems(in context: CommandContext) -> [UsageProblem] {
        let problems = verdict.problems(in: .models, context) + testee.problems
        guard let shard, shard.part(in: context.environment) == nil else { return problems }
        return problems + [ShardArgument.problem]
    }

    /// The part of the cases to run.
    func shard(in context: CommandContext) -> ConformanceShard {
        guard let shard else { return .whole }
        guard let part = shard.part(in: context.environment),
            let shard = ConformanceShard(part.index, of: part.count)
        else {
            preconditionFailure("a command line without a valid shard is rejected before it runs")
        }
        return shard
    }

    /// The options that choose the testee and the cases.
    static let options: [CommandOption<ModelRunOptions>] =
        [
            .number(
                "--max-time",
                "SECONDS",
                upTo: 1_000_000,
                help: "Stop after this time and report what was found so far."
            ) { $0.timeLimit = .milliseconds(Int64($1 * 1_000)) },
            ShardArgument.option(
                help: "Run one part of the cases, such as 1/3 (the state phase runs only in the "
                    + "first part)",
                \.shard
            ),
            CorpusFolder.optionOrBuiltIn(\.folder),
        ] + TesteeOptions.options.map { $0.lifted(to: \.testee) }

    /// The options of the verdict.
    static let commonOptions = VerdictOptions.optionsForModels.map {
        $0.lifted(to: \ModelRunOptions.verdict)
    }
}
