import CommandLineFrame
import Reports
import SessionConformance

/// `replay TOKEN|FILE [-- COMMAND ARG ...]`: replays failures.
enum ReplayCommand: CommandDefinition {
    struct Options: CommandOptions {
        var verdict = VerdictOptions()
        var testee = TesteeOptions()

        /// A replay token, or the path of a report.
        var failure: String?

        /// Whether the model of this package was chosen by an option.
        var usesBuiltInModel = false

        func problems(in context: CommandContext) -> [UsageProblem] {
            let inputs = [failure].compactMap(\.self)
            let problems =
                verdict.problems(in: .models, context) + verdict.problems(reading: inputs)
                + testee.problems
            if usesBuiltInModel, testee.command != nil {
                return problems + [.other("--built-in conflicts with a program after '--'")]
            }
            return failure == nil
                ? problems + [.other("missing argument: expected a replay token or a report")]
                : problems
        }
    }

    static let syntax = CommandSyntax<Options>(
        command: "replay",
        summary: "Replay failures of a model.",
        overview: """
            Replay failures of a model: send the payloads of a replay token, in order, and nothing \
            else. Exits with 0 once the model is fixed. The model is the program after --. It may be \
            omitted for a report about the model of this package.
            """,
        operands: .init(
            "TOKEN|FILE",
            name: "TOKEN|FILE",
            limit: 1,
            completion: .file,
            help: "A replay token, or a JSON or NDJSON report, of which every failure is replayed."
        ) { $0.failure = $1.first },
        program: TesteeOptions.program(\.testee.command),
        sections: [
            .init("OPTIONS", options + TesteeOptions.options.map { $0.lifted(to: \.testee) }),
            .init(
                CommandOutline.commonTitle,
                VerdictOptions.optionsForReplay.map { $0.lifted(to: \.verdict) }
            ),
        ],
        examples: [
            .init(
                "Replay one failure.",
                "session-conformance replay p2-AQTehbisARR7ImlkIjoiMCJ9AA-1229 -- ./adapter"
            ),
            .init(
                "Replay every failure in a report.",
                "session-conformance replay report.json -- python3 adapter.py"
            ),
        ]
    )

    private static let options: [CommandOption<Options>] = [
        .flag(
            "--built-in",
            \.usesBuiltInModel,
            help: "Test the model of this package instead of a program."
        )
    ]

    static func run(
        _ options: Options,
        _ context: CommandContext
    ) async throws(UsageError) -> ExitCode {
        let source: ReplaySource
        do {
            source = try ReplaySource(argument: options.failure ?? "")
        } catch {
            context.console.complain(error.reason)
            return .failed
        }
        guard options.testee.command != nil || options.usesBuiltInModel || source.isOfBuiltInModel
        else { throw UsageError([.other(missingProgram)]) }
        let tokens = source.tokens
        return await ModelSession(
            testee: options.testee,
            work: .failures(tokens),
            verdict: options.verdict,
            context: context
        ).run()
    }

    private static let missingProgram =
        "missing program: put the command of the model that failed after '--', such as: "
        + "-- python3 adapter.py; --built-in tests the model of this package"
}
