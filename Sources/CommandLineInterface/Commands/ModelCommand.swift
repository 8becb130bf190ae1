import Gen
import Reports
import SessionConformance
import SessionCorpus

/// `model [-- COMMAND ARG ...]`: a model in this process or in one of its own.
enum ModelCommand {
    struct Options {
        var verdict = VerdictOptions()
        var testee = TesteeOptions()
        var cases = 1_000
        var timeLimit: Duration?
        var seed: Seed?
        var shard = ShardArgument.fixed(.whole)
        var phases: Set<ConformancePhase> = []

        /// The folder of the corpus, where one was named.
        var corpus: String?
    }

    static var command: Command {
        Command(
            syntax.command,
            summary: "Hold a model to the contract, in Swift or in any language.",
            help: { syntax.help(width: $0) },
            run: { arguments, context throws(UsageError) in
                let (options, shard) = try options(from: arguments, context)
                let session: ModelSession
                do throws(CorpusFailure) {
                    session = try Self.session(options, shard, context)
                } catch {
                    context.console.complain(error.description)
                    return 2
                }
                return await session.run()
            }
        )
    }

    static var syntax: CommandSyntax<Options> {
        CommandSyntax(
            command: "model",
            overview: """
                Hold a model to the one principle of the contract: reject or preserve, never \
                alter. The model is the program behind --, which speaks session-testee/1 over its \
                standard input and output (see scripts/testees); without one, the model of this \
                package. Each deviation comes with the smallest payload that shows it and a token \
                for replay.
                """,
            operands: .init(
                "[-- COMMAND ARG ...]",
                name: "COMMAND",
                help: "The program and its arguments; no shell is involved."
            ),
            sections: [
                .init("OPTIONS", options),
                .init(
                    "COMMON OPTIONS",
                    VerdictOptions.optionsForModels.map { $0.lifted(to: \.verdict) }
                ),
            ]
        )
    }

    static func options(
        from arguments: [String],
        _ context: CommandContext
    ) throws(UsageError) -> (Options, ConformanceShard) {
        var options = Options()
        let own = options.testee.takeCommand(from: arguments)
        let operands = try syntax.parse(own, into: &options)
        var problems = options.verdict.problems + options.testee.problems
        if !operands.isEmpty {
            problems.append(
                .other("the program comes behind '--': -- \(operands.joined(separator: " "))")
            )
        }
        let shard = options.shard.shard(in: context.environment)
        if shard == nil { problems.append(ShardArgument.problem) }
        guard problems.isEmpty, let shard else {
            throw UsageError(problems, command: syntax.command)
        }
        return (options, shard)
    }

    private static func session(
        _ options: Options,
        _ shard: ConformanceShard,
        _ context: CommandContext
    ) throws(CorpusFailure) -> ModelSession {
        var suite = ConformanceOptions()
        suite.seed = options.seed ?? .random()
        suite.randomCases = options.cases
        suite.timeLimit = options.timeLimit
        suite.shard = shard
        if !options.phases.isEmpty { suite.phases = options.phases }
        let corpus = try ModelCorpus(options.corpus, from: context.workingDirectory)
        suite.corpus = corpus?.cases ?? []
        return ModelSession(
            testee: options.testee,
            work: .suite(suite),
            corpus: corpus?.identity,
            verdict: options.verdict,
            context: context
        )
    }
}

// MARK: - Options

extension ModelCommand {
    private static var options: [CommandOption<Options>] {
        [
            .integer(
                "--cases",
                in: 0...1_000_000_000,
                help: "How many random cases there are, over all shards (default: 1000)."
            ) { $0.cases = $1 },
            SeedArgument.option(
                help: "Make the random cases of this seed (default: another each time).",
                \.seed
            ),
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
            .value(
                "--only",
                "PHASES",
                help: "Run these phases alone: \(phaseNames.joined(separator: ", ")); repeatable."
            ) { options, text throws(ValueFault) in
                for name in text.split(separator: ",", omittingEmptySubsequences: false) {
                    guard let phase = ConformancePhase(rawValue: String(name)) else {
                        throw ValueFault(String(name), noneOf: phaseNames)
                    }
                    options.phases.insert(phase)
                }
            },
            CorpusFolder.option(\.corpus),
        ] + TesteeOptions.options.map { $0.lifted(to: \.testee) }
    }

    private static var phaseNames: [String] { ConformancePhase.allCases.map(\.rawValue) }
}

extension VerdictOptions {
    /// The common options less `--only`, which names phases where a model is under test.
    static var optionsForModels: [CommandOption<VerdictOptions>] {
        options.filter { $0.name != "--only" }
    }
}
