import CommandLineFrame
import Platform
import SessionConformance

/// The options that `model` and `replay` share: the testee and its time limits.
struct TesteeOptions {
    /// The program to test, with its arguments; `nil` for the model of this package.
    var command: [String]?

    /// The time limit for the answer to one payload, if one was given.
    var timeout: Duration?

    /// The time limit for the start, if one was given.
    var startTimeout: Duration?

    /// The problems with the command.
    var problems: [UsageProblem] {
        guard let command, command.first?.isEmpty ?? true else { return [] }
        return [.other("missing program after '--', such as: -- python3 adapter.py")]
    }

    /// The default number of copies of the testee that run in parallel.
    ///
    /// A program takes memory and time to start, so more than a few rarely pay off.
    var defaultJobs: Int {
        let processors = ThisProcess.processorCount
        return command == nil ? processors : min(processors, 4)
    }

    /// The declaration of the options.
    static let options: [CommandOption<TesteeOptions>] = [
        .number(
            "--timeout",
            "SECONDS",
            upTo: 3_600,
            help: "Time limit for a program to answer one payload (default: 2)."
        ) { $0.timeout = .milliseconds(Int64(($1 * 1_000).rounded(.up))) },
        .number(
            "--start-timeout",
            "SECONDS",
            upTo: 3_600,
            help: "Time limit for a program to start and answer 'hello' (default: 10)."
        ) { $0.startTimeout = .milliseconds(Int64(($1 * 1_000).rounded(.up))) },
    ]

    /// The declaration of the program after `--`.
    static func program<Values>(
        _ path: any WritableKeyPath<Values, [String]?> & Sendable,
        help: String = "Program and arguments to run, without a shell."
    ) -> CommandSyntax<Values>.Operands {
        .init(
            "[-- COMMAND ARG ...]",
            name: "COMMAND",
            completion: .program,
            help: help
        ) { $0[keyPath: path] = $1 }
    }
}

extension CommandContext {
    /// The time limits of a testee.
    func limits(of testee: TesteeOptions) -> ChildProcessLimits {
        var limits = ChildProcessLimits()
        if let patience {
            (limits.start, limits.answer, limits.exit) = (patience, patience, patience)
        }
        if let timeout = testee.timeout { limits.answer = timeout }
        if let timeout = testee.startTimeout { limits.start = timeout }
        return limits
    }
}
