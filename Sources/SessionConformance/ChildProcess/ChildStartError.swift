/// The error of a child process that did not start.
///
/// This is a problem of the setup, not a finding about a model: the command exits with code 2.
public struct ChildStartError: Error, Hashable, Sendable {
    /// The reasons for a failed start.
    public enum Kind: Hashable, Sendable {
        /// The command is empty.
        case noCommand

        /// The system could not start the program, for example because it does not exist or is not
        /// executable.
        case notStarted

        /// The program exited before it answered `hello`.
        case ended

        /// The program did not answer `hello` in time.
        case silent

        /// The answer to `hello` is not valid in `session-testee/1`.
        case notUnderstood

        /// The caller cancelled the start.
        case cancelled
    }

    /// The reason for the last failure.
    public let kind: Kind

    /// The program and its arguments.
    public let command: [String]

    /// A clause that continues "it", such as `exited with code 1`, with the end of standard error.
    public let detail: String

    /// The number of attempts.
    public let attempts: Int

    init(_ kind: Kind, _ command: [String], detail: String, attempts: Int) {
        self.kind = kind
        self.command = command
        self.detail = detail
        self.attempts = attempts
    }

    /// Whether another attempt may succeed.
    var isWorthAnotherAttempt: Bool { kind == .ended || kind == .silent }
}

extension ChildStartError: CustomStringConvertible {
    /// The error in one sentence, with the program but not its arguments.
    public var description: String {
        let tries = attempts > 1 ? " in \(attempts) attempts" : ""
        guard let program = command.first else {
            return "no command was given for the testee; expected a program and its arguments"
        }
        let name = OutputText.quoted(Array(program.utf8))
        return kind == .notStarted
            ? "the testee \(name) \(detail)"
            : "the testee \(name) did not start\(tries): it \(detail)"
    }
}
