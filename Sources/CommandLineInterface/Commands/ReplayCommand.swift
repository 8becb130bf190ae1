import Reports
import SessionConformance

/// `replay TOKEN|FILE [-- COMMAND ARG ...]`: failures again, as they were.
enum ReplayCommand: CommandDefinition {
    struct Options: CommandOptions {
        var verdict = VerdictOptions()
        var testee = TesteeOptions()

        /// The token of a failure, or the path of a report.
        var failure: String?

        func problems(in context: CommandContext) -> [UsageProblem] {
            let problems = verdict.problems(in: .models) + testee.problems
            return failure == nil
                ? problems + [.other("name the token of a failure, or a report")] : problems
        }
    }

    static let syntax = CommandSyntax<Options>(
        command: "replay",
        summary: "Show a failure of a model again, as it was.",
        overview: """
            Show a failure of a model again, as it was: send the payloads of its token, in their \
            order, and nothing else. The exit code is 0 once the model is fixed. The model is the \
            program after --; without one, that of this package.
            """,
        operands: .init(
            "TOKEN|FILE",
            name: "TOKEN|FILE",
            limit: 1,
            completion: .file,
            help: "What a report calls replay, or a JSON report whose failures are all replayed."
        ) { $0.failure = $1.first },
        program: TesteeOptions.program(\.testee.command),
        sections: [
            .init("OPTIONS", TesteeOptions.options.map { $0.lifted(to: \.testee) }),
            .init(
                "COMMON OPTIONS",
                VerdictOptions.optionsForModels.map { $0.lifted(to: \.verdict) }
            ),
        ],
        examples: [
            .init(
                "Show one failure again.",
                "session-conformance replay p1-ARR7ImlkIjoiMCJ9AA-479d -- python3 adapter.py"
            ),
            .init(
                "Show all failures of a report again.",
                "session-conformance replay report.json -- python3 adapter.py"
            ),
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) async -> ExitCode {
        let tokens: [ConformanceToken]
        do {
            tokens = try ReplaySource(argument: options.failure ?? "").tokens
        } catch {
            context.console.complain(error.reason)
            return .failed
        }
        return await ModelSession(
            testee: options.testee,
            work: .failures(tokens),
            verdict: options.verdict,
            context: context
        ).run()
    }
}
