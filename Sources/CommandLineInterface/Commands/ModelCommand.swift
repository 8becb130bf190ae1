import Gen
import Reports
import SessionConformance
import SessionCorpus

/// `model [-- COMMAND ARG ...]`: tests a model in this process or in a child process.
enum ModelCommand: CommandDefinition {
    struct Options: CommandOptions {
        var run = ModelRunOptions()
        var cases = 1_000
        var seed: Seed?
        var phases: Set<ConformancePhase> = []

        /// Whether only the program is tried, not its model.
        var isTrial = false

        func problems(in context: CommandContext) -> [UsageProblem] {
            var problems = run.problems(in: context)
            guard isTrial else { return problems }
            if run.testee.command == nil {
                problems.append(
                    .other("--try needs a program after '--', such as: -- python3 adapter.py")
                )
            }
            if !run.verdict.requests.isEmpty {
                problems.append(.other("--try prints what it found; it cannot write a report"))
            }
            return problems
        }
    }

    static let syntax = CommandSyntax<Options>(
        command: "model",
        summary: "Test a model, written in any language, against the contract.",
        overview: """
            A model is a program that decodes session JSON and encodes it again. Check that it \
            rejects payloads or preserves them, and never alters them. The model is the program after --, which speaks session-testee/1 on its standard input \
            and output (see scripts/testees); without one, the model of this package is tested. \
            Each deviation is reported with the smallest payload that shows it and a replay token. \
            A crash or a time-out is blamed on a payload only if a fresh process repeats it. A \
            program that fails too often ends the run early. Try a new program with --try first.
            """,
        program: TesteeOptions.program(\.run.testee.command),
        sections: [
            .init("OPTIONS", options + ModelRunOptions.options.map { $0.lifted(to: \.run) }),
            .init(
                CommandOutline.commonTitle,
                ModelRunOptions.commonOptions.map { $0.lifted(to: \.run) }
            ),
        ],
        examples: [
            .init("Test the model of this package.", "session-conformance model"),
            .init(
                "Check that a new program keeps to the protocol.",
                "session-conformance model --try -- python3 adapter.py"
            ),
            .init(
                "Test a program with the same random cases each time.",
                "session-conformance model --seed 7 -- python3 adapter.py"
            ),
            .init(
                "Run only two phases, for at most ten seconds.",
                "session-conformance model --only presence,random --max-time 10"
            ),
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) async -> ExitCode {
        if options.isTrial, let command = options.run.testee.command {
            let limits = context.limits(of: options.run.testee)
            return await ModelTrial(command: command, limits: limits, context: context).run()
        }
        var suite = ConformanceOptions()
        suite.shard = options.run.shard(in: context)
        suite.seed = options.seed ?? .random()
        suite.randomCases = options.cases
        if !options.phases.isEmpty { suite.phases = options.phases }
        return await ModelSession.run(suite, options.run, command: "model", context) {
            source throws(CorpusFailure) in try ModelCorpus(in: source)
        }
    }

    private static let options: [CommandOption<Options>] = [
        .flag(
            "--try",
            \.isTrial,
            help: "Only check, in about a second, that the program keeps to the protocol, and name "
                + "each mistake."
        ),
        .integer(
            "--cases",
            in: 0...1_000_000_000,
            help: "Number of random cases, over all shards (default: 1000)."
        ) { $0.cases = $1 },
        SeedArgument.option(
            help: "Seed of the random cases (default: random).",
            \.seed
        ),
        .value(
            "--only",
            "PHASES",
            completion: .list(.words(phaseNames)),
            help: "Run only these phases: \(phaseNames.joined(separator: ", ")); repeatable."
        ) { options, text throws(ValueFault) in
            for name in text.split(separator: ",", omittingEmptySubsequences: false) {
                guard let phase = ConformancePhase(rawValue: String(name)) else {
                    throw ValueFault(String(name), noneOf: phaseNames)
                }
                options.phases.insert(phase)
            }
        }.repeatable,
    ]

    private static let phaseNames = ConformancePhase.allCases.map(\.rawValue)
}
