package import Platform
public import SessionModel

/// A testee that is a program of its own, in any language, which speaks `session-testee/1` over its
/// standard input and output.
///
/// ```swift
/// let testee = try await ChildProcessTestee(command: ["python3", "adapter.py"])
/// defer { Task { await testee.close() } }
/// ```
///
/// The program runs until it is closed, and is asked for many payloads ahead of its answers. When
/// it ends, or is silent past the limit, that is the answer to the payload that did it: the first
/// one that it had not answered. It is killed with everything it started, started again, and asked
/// for the rest.
///
/// The program runs in our working directory and our environment, in which
/// `SESSION_TESTEE_PROTOCOL` is set and the credentials for a live API are left out. No shell is
/// involved. Questions from several tasks are answered one after another.
///
/// When the last reference to the testee goes, the program is killed, and so it is when our process
/// exits. A signal that ends our process leaves it the end of its standard input, at which a sound
/// program exits; a handler can do better with ``killAll()``.
public struct ChildProcessTestee: Testee {
    /// Who the program says it is.
    public let identity: TesteeIdentity

    /// What the program declares.
    public let policies: TesteePolicies

    /// `false`: one program is asked one thing after another, see ``another()``.
    public var answersConcurrently: Bool { false }

    /// Whether the program names `encode` among its operations.
    public let encodesSessions: Bool

    private let conversation: ChildConversation

    /// Starts a program and waits until it has said hello.
    ///
    /// - Parameters:
    ///   - command: The program, looked up in `PATH` unless it holds a slash, and its arguments.
    ///   - limits: What it may take; by default what the protocol says.
    /// - Throws: ``ChildStartError`` after three failed starts, or at once where another attempt is
    ///   pointless.
    public init(
        command: [String],
        limits: ChildProcessLimits = ChildProcessLimits()
    ) async throws(ChildStartError) {
        try await self.init(command: command, limits: limits, time: .system)
    }

    /// Starts a program whose limits are measured by `time`.
    package init(
        command: [String],
        limits: ChildProcessLimits,
        time: TimeSource
    ) async throws(ChildStartError) {
        conversation = ChildConversation(command: command, limits: limits, time: time)
        let introduction = try await conversation.introduce()
        identity = introduction.identity
        policies = introduction.policies
        encodesSessions = introduction.encodesSessions
    }

    /// Starts the same program once more, for another task to ask.
    ///
    /// - Returns: The testee that runs beside this one.
    /// - Throws: ``ChildStartError`` as the start of this one does.
    public func another() async throws(ChildStartError) -> ChildProcessTestee {
        try await ChildProcessTestee(
            command: conversation.command,
            limits: conversation.limits,
            time: conversation.time
        )
    }

    /// The answer of the program to one payload.
    ///
    /// - Parameter payload: The bytes to decode.
    /// - Returns: What became of them.
    public func answer(to payload: [UInt8]) async -> TesteeAnswer {
        await conversation.answers(to: [.roundtrip(payload)])[0]
    }

    /// The answers of the program to several payloads, which are written ahead.
    ///
    /// When the task is cancelled the program is killed, and the answers that are left are
    /// ``TesteeAnswer/unavailable(reason:)``.
    ///
    /// - Parameter payloads: The payloads to decode.
    /// - Returns: As many answers as there are payloads.
    public func answers(to payloads: [[UInt8]]) async -> [TesteeAnswer] {
        await conversation.answers(to: payloads.map { .roundtrip($0) })
    }

    /// What the program makes of several sessions, which are written ahead as payloads are.
    ///
    /// - Parameter sessions: What to encode.
    /// - Returns: As many answers as there are sessions.
    public func encodings(of sessions: [SessionObject]) async -> [TesteeAnswer] {
        await conversation.answers(to: sessions.map { .encode(ReportedFields($0)) })
    }

    /// Kills the program.
    ///
    /// The next question starts it again.
    public func restart() async {
        await conversation.restart()
    }

    /// Asks the program to exit, and kills it with all it started if it has not in two seconds.
    ///
    /// Questions that wait are given up within a moment, and later ones are answered with
    /// ``TesteeAnswer/unavailable(reason:)``. To be called before the process ends.
    ///
    /// - Returns: What was wrong with how the program ended, such as another exit code than 0, or
    ///   `nil`.
    @discardableResult
    public func close() async -> TesteeAnswer? {
        conversation.close()
        return await conversation.finish()
    }

    /// Kills all programs of all testees in this process, with everything they started.
    ///
    /// Takes no lock and no memory, so a signal handler may call it, once a testee was made. It is
    /// for a process that ends at once; ``close()`` is for all others.
    public static func killAll() {
        LivingChildren.all.kill()
    }
}
