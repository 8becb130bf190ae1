/// How long, and how much, a child process may take before it is stopped.
public struct ChildProcessLimits: Hashable, Sendable {
    /// From its start to its answer to the hello.
    public var start = Duration.seconds(10)

    /// For the answer to one payload, from the answer before it.
    public var answer = Duration.seconds(2)

    /// From the bye to its exit.
    public var exit = Duration.seconds(2)

    /// The length of a line it may write, in bytes.
    public var lineBytes = 64 << 20

    /// How many starts may fail in a row.
    public var starts = 3

    /// How many payloads in a row, of those asked about at once, may be met with silence or with a
    /// reply to something else; the rest of them is then not asked.
    public var silences = 32

    /// The limits of `session-testee/1`.
    public init() {}
}
