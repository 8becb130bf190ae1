import SessionConformance

/// `replay TOKEN|FILE [-- COMMAND ARG ...]`: failures again, as they were.
enum ReplayCommand {
    struct Options {
        var verdict = VerdictOptions()
        var testee = TesteeOptions()
    }

    static var command: Command {
        Command(
            syntax.command,
            summary: "Show a failure of a model again, as it was.",
            help: { syntax.help(width: $0) },
            run: { arguments, context throws(UsageError) in
                try await run(arguments, context)
            }
        )
    }

    static var syntax: CommandSyntax<Options> {
        CommandSyntax(
            command: "replay",
            overview: """
                Show a failure of a model again, as it was: ask about the payloads of its token, \
                in their order, and nothing else. The exit code is 0 once the model is mended. \
                The model is the program behind --; without one, that of this package.
                """,
            operands: .init(
                "TOKEN|FILE [-- COMMAND ARG ...]",
                name: "TOKEN|FILE",
                help: "What a report calls replay, or a report as JSON, of which all are taken.",
                limit: 1
            ),
            sections: [
                .init("OPTIONS", TesteeOptions.options.map { $0.lifted(to: \.testee) }),
                .init(
                    "COMMON OPTIONS",
                    VerdictOptions.optionsForModels.map { $0.lifted(to: \.verdict) }
                ),
            ]
        )
    }

    private static func run(
        _ arguments: [String],
        _ context: CommandContext
    ) async throws(UsageError) -> Int32 {
        var options = Options()
        let own = options.testee.takeCommand(from: arguments)
        let operands = try syntax.parse(own, into: &options)
        var problems = options.verdict.problems(in: .models) + options.testee.problems
        if operands.isEmpty { problems.append(.other("name the token of a failure, or a report")) }
        guard problems.isEmpty, let operand = operands.first else {
            throw UsageError(problems, command: syntax.command)
        }
        let tokens: [ConformanceToken]
        do {
            tokens = try ReplaySource(argument: operand).tokens
        } catch {
            context.console.complain(error.reason)
            return 2
        }
        return await ModelSession(
            testee: options.testee,
            work: .failures(tokens),
            verdict: options.verdict,
            context: context
        ).run()
    }
}
