import Foundation
import SessionConformance

/// Which model is tested, and how long it may take: what `model` and `replay` share.
struct TesteeOptions {
    /// The program that is the testee, with its arguments; `nil` is the model of this package.
    var command: [String]?

    /// How long the answer to one payload may take, where that was said.
    var timeout: Duration?

    /// What is wrong with the command.
    var problems: [UsageProblem] {
        guard let command, command.first?.isEmpty ?? true else { return [] }
        return [.other("a program must follow '--', such as: -- python3 adapter.py")]
    }

    /// How many copies of the testee are tested at the same time by default.
    ///
    /// A program takes memory and time to start, and more than a few rarely pay.
    var defaultJobs: Int {
        let processors = ProcessInfo.processInfo.activeProcessorCount
        return command == nil ? processors : min(processors, 4)
    }

    /// The declaration of the options.
    static let options: [CommandOption<TesteeOptions>] = [
        .number(
            "--timeout",
            "SECONDS",
            upTo: 3_600,
            help: "How long a program may take to answer one payload (default: 2)."
        ) { $0.timeout = .milliseconds(Int64(($1 * 1_000).rounded(.up))) }
    ]

    /// The declaration of the program after `--`.
    static func program<Values>(
        _ path: any WritableKeyPath<Values, [String]?> & Sendable
    ) -> CommandSyntax<Values>.Operands {
        .init(
            "[-- COMMAND ARG ...]",
            name: "COMMAND",
            completion: .program,
            help: "The program and its arguments, run without a shell."
        ) { $0[keyPath: path] = $1 }
    }
}
