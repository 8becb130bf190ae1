/// The limits of a child process, after which it is stopped.
public struct ChildProcessLimits: Hashable, Sendable {
    /// The time from the start to the answer to `hello`.
    public var start = Duration.seconds(10)

    /// The time for the answer to one payload, counted from the previous answer.
    public var answer = Duration.seconds(2)

    /// The time from `bye` to the exit.
    public var exit = Duration.seconds(2)

    /// The maximum length of an output line, in bytes.
    public var lineBytes = 64 << 20

    /// The maximum number of failed starts in a row.
    public var starts = 3

    /// Creates the limits of `session-testee/1`.
    public init() {}
}
