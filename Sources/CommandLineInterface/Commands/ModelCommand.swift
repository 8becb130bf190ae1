import Gen
import SessionConformance
import SessionCorpus

/// `model [-- COMMAND ARG ...]`: a model in this process or in one of its own.
enum ModelCommand {
    struct Options {
        var run = ModelRunOptions()
        var cases = 1_000
        var seed: Seed?
        var phases: Set<ConformancePhase> = []
    }

    static var command: Command {
        Command(
            syntax.command,
            summary: "Hold a model to the contract, in Swift or in any language.",
            help: { syntax.help(width: $0) },
            run: { arguments, context throws(UsageError) in
                try await run(arguments, context)
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
                    ModelRunOptions.commonOptions.map { $0.lifted(to: \.run) }
                ),
            ]
        )
    }

    private static func run(
        _ arguments: [String],
        _ context: CommandContext
    ) async throws(UsageError) -> Int32 {
        var options = Options()
        let own = options.run.testee.takeCommand(from: arguments)
        let operands = try syntax.parse(own, into: &options)
        var suite = ConformanceOptions()
        suite.shard = try options.run.shard(operands: operands, command: syntax.command, context)
        suite.seed = options.seed ?? .random()
        suite.randomCases = options.cases
        if !options.phases.isEmpty { suite.phases = options.phases }
        return await options.run.run(suite, command: "model", context) {
            source throws(CorpusFailure) in try ModelCorpus(in: source)
        }
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
        ] + ModelRunOptions.options.map { $0.lifted(to: \.run) }
    }

    private static var phaseNames: [String] { ConformancePhase.allCases.map(\.rawValue) }
}

extension VerdictOptions {
    /// The common options less `--only`, which names phases where a model is under test.
    static var optionsForModels: [CommandOption<VerdictOptions>] {
        options.filter { $0.name != "--only" }
    }
}
