/// Why a child process could not be made to answer.
///
/// It is a fault of the set-up and no finding about a model: the command ends with exit code 2.
public struct ChildStartError: Error, Hashable, Sendable {
    /// The ways in which a start fails.
    public enum Kind: Hashable, Sendable {
        /// No program was named.
        case noCommand

        /// The system could not start the program: there is none of that name, or it may not run.
        case notStarted

        /// It ended before it had answered the hello.
        case ended

        /// It did not answer the hello in time.
        case silent

        /// Its answer to the hello is none in `session-testee/1`.
        case notUnderstood

        /// The start was given up by the one who asked for it.
        case cancelled
    }

    /// What went wrong at the last attempt.
    public let kind: Kind

    /// The program and its arguments.
    public let command: [String]

    /// What went wrong, in words, with the end of standard error.
    public let detail: String

    /// How often a start was tried.
    public let attempts: Int

    init(_ kind: Kind, _ command: [String], detail: String, attempts: Int) {
        self.kind = kind
        self.command = command
        self.detail = detail
        self.attempts = attempts
    }

    /// Whether the same program may start the next time.
    var isWorthAnotherAttempt: Bool { kind == .ended || kind == .silent }
}

extension ChildStartError: CustomStringConvertible {
    /// The error as a sentence that names the program, and not its arguments.
    public var description: String {
        let tries = attempts > 1 ? " in \(attempts) attempts" : ""
        guard let program = command.first else { return "no command was given for the testee" }
        let name = OutputText.quoted(Array(program.utf8))
        return "the testee \(name) did not start\(tries): it \(detail)"
    }
}
