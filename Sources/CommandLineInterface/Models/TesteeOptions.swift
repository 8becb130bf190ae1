import Foundation
import SessionConformance

/// Which model is asked, and with how much patience: what `model` and `replay` share.
struct TesteeOptions {
    /// The program that is the testee, with its arguments; `nil` is the model of this package.
    var command: [String]?

    /// How long the answer to one payload may take.
    var timeout: Duration = .seconds(2)

    /// Takes what stands behind the first `--` as the command, and returns the other arguments.
    mutating func takeCommand(from arguments: [String]) -> [String] {
        guard let separator = arguments.firstIndex(of: "--") else { return arguments }
        command = Array(arguments[(separator + 1)...])
        return Array(arguments[..<separator])
    }

    /// What is wrong with the command.
    var problems: [UsageProblem] {
        guard let command, command.first?.isEmpty ?? true else { return [] }
        return [.other("a program has to follow '--', such as: -- python3 adapter.py")]
    }

    /// How many copies of the testee are asked at the same time where nobody says how many.
    ///
    /// A program takes memory and time to start, and more than a few rarely pay.
    var defaultJobs: Int {
        let processors = ProcessInfo.processInfo.activeProcessorCount
        return command == nil ? processors : min(processors, 4)
    }

    static var options: [CommandOption<TesteeOptions>] {
        [
            .number(
                "--timeout",
                "SECONDS",
                upTo: 3_600,
                help: "How long the answer of a program to one payload may take (default: 2)."
            ) { $0.timeout = .milliseconds(Int64(($1 * 1_000).rounded(.up))) }
        ]
    }
}
