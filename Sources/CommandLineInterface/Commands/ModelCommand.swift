import CommandLineFrame
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

        /// The file with the commands of several programs.
        var each: String?

        func problems(in context: CommandContext) -> [UsageProblem] {
            var problems = run.problems(in: context)
            if each != nil { problems += problemsOfSeveral }
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

        /// The conflicts with `--each`.
        private var problemsOfSeveral: [UsageProblem] {
            var problems: [UsageProblem] = []
            if run.testee.command != nil {
                problems.append(
                    .other("--each reads programs from its file; omit the one after --")
                )
            }
            if isTrial { problems.append(.other("--try is for one program; omit --each")) }
            if run.verdict.baseline != nil {
                problems.append(.other("--baseline is for one model; omit --each"))
            }
            let others = run.verdict.requests.map(\.format).filter {
                !MatrixReport.formats.contains($0)
            }
            if let format = others.first {
                let known = MatrixReport.formats.map(\.rawValue).joined(separator: ", ")
                problems.append(
                    .other("--each has no format '\(format.rawValue)'; it has \(known)")
                )
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
            program that fails too often ends the run early. Try a new program with --try first. \
            Several programs, with --each, are tested one after the other, and the result is a \
            matrix, as of the command matrix.
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
            .init(
                "Compare the programs in a file, one command per line.",
                "session-conformance model --each models.txt --format html=matrix.html"
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
        if let path = options.each {
            return await ModelMatrix.run(path, suite, options.run, context)
        }
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
        .value(
            "--each",
            "FILE",
            completion: .file,
            help: "Test each program in FILE, one command per line, without a shell; lines that "
                + "start with # are comments. Print a matrix."
        ) { options, text throws(ValueFault) in
            guard !text.isEmpty else { throw ValueFault("a path") }
            options.each = text
        },
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
