package import Platform
public import SessionModel

/// A testee that is a program in any language.
///
/// The program speaks the protocol `session-testee/1` over standard input and output.
///
/// ```swift
/// let testee = try await ChildProcessTestee(command: ["python3", "adapter.py"])
/// defer { Task { await testee.close() } }
/// ```
///
/// The program runs until it is closed. Requests are written ahead of its replies. If it exits or
/// exceeds a time limit, that is the answer to the first payload without a reply. The program is
/// then killed with everything it has started, and started again for the remaining payloads.
///
/// The program runs in the current working directory and environment, plus the variable
/// `SESSION_TESTEE_PROTOCOL` and without the credentials for a live API. No shell is involved.
/// Calls from several tasks are answered one after another.
///
/// The program is killed when the last reference to the testee is released, and when this process
/// exits. If a signal ends this process, the program only sees the end of its standard input, at
/// which it should exit; a signal handler can call ``killAll()`` to make sure.
public struct ChildProcessTestee: Testee {
    /// The name that the program gives itself.
    public let identity: TesteeIdentity

    /// The policies that the program declares.
    public let policies: TesteePolicies

    /// `false`: one program handles one request after another, see ``another()``.
    public var answersConcurrently: Bool { false }

    /// Whether `ops` of the program contains `encode`.
    public let encodesSessions: Bool

    /// The first line that the program wrote before its answer to `hello`; `nil` if there was none.
    package let banner: String?

    private let conversation: ChildConversation

    /// Starts a program and waits for its answer to `hello`.
    ///
    /// - Parameters:
    ///   - command: The program, looked up in `PATH` unless it contains a slash, and its arguments.
    ///   - limits: The limits; by default those of the protocol.
    /// - Throws: ``ChildStartError`` after three failed starts, or at once if another attempt is
    ///   pointless.
    public init(
        command: [String],
        limits: ChildProcessLimits = ChildProcessLimits()
    ) async throws(ChildStartError) {
        try await self.init(command: command, limits: limits, time: .system)
    }

    /// Starts a program with limits that are measured by `time`.
    package init(
        command: [String],
        limits: ChildProcessLimits,
        time: TimeSource
    ) async throws(ChildStartError) {
        try await self.init(
            ChildConversation(command: command, limits: limits, time: time)
        )
    }

    private init(_ conversation: ChildConversation) async throws(ChildStartError) {
        self.conversation = conversation
        let introduction = try await conversation.introduce()
        identity = introduction.identity
        policies = introduction.policies
        encodesSessions = introduction.encodesSessions
        banner = introduction.banner
    }

    /// Starts another copy of the program, for another task.
    ///
    /// - Returns: The testee of the copy.
    /// - Throws: ``ChildStartError`` under the same conditions as the initializer.
    public func another() async throws(ChildStartError) -> ChildProcessTestee {
        try await ChildProcessTestee(
            ChildConversation(
                command: conversation.command,
                limits: conversation.limits,
                time: conversation.time,
                log: conversation.log
            )
        )
    }

    /// Asks the program to decode one payload and encode the model again.
    ///
    /// - Parameter payload: The bytes to decode.
    /// - Returns: The outcome.
    public func answer(to payload: [UInt8]) async -> TesteeAnswer {
        await conversation.answers(to: [.roundtrip(payload)], isInvestigation: true)[0]
    }

    /// Asks the program to decode several payloads, writing requests ahead of replies.
    ///
    /// If the task is cancelled, the program is killed, and the remaining answers are
    /// ``TesteeAnswer/unavailable(reason:)``.
    ///
    /// - Parameter payloads: The payloads to decode.
    /// - Returns: One answer per payload, in the same order.
    public func answers(to payloads: [[UInt8]]) async -> [TesteeAnswer] {
        await conversation.answers(to: payloads.map { .roundtrip($0) }, isInvestigation: false)
    }

    /// Asks the program to encode several sessions, writing requests ahead of replies.
    ///
    /// - Parameter sessions: The sessions to encode.
    /// - Returns: One answer per session, in the same order.
    public func encodings(of sessions: [SessionObject]) async -> [TesteeAnswer] {
        let requests = sessions.map { TesteeRequest.encode(ReportedFields($0)) }
        return await conversation.answers(to: requests, isInvestigation: requests.count == 1)
    }

    /// Asks again what led to a fault, so that breakdowns do not end the run.
    func answersAgain(
        to payloads: [[UInt8]],
        asking question: TesteeQuestion
    ) async -> [TesteeAnswer] {
        let requests = payloads.compactMap { TesteeRequest(question, $0) }
        return await conversation.answers(to: requests, isInvestigation: true)
    }

    /// Returns what a process of the program, or of a copy, had answered before it failed at a
    /// payload; `nil` if it had answered nothing, or if there was no breakdown.
    func requests(before payload: [UInt8], asking question: TesteeQuestion) -> EarlierRequests? {
        TesteeRequest(question, payload).flatMap { conversation.log.requests(before: $0) }
    }

    /// Kills the program, unless it has not been asked anything since its start.
    ///
    /// The next request starts it again.
    public func restart() async {
        await conversation.restart()
    }

    /// Asks the program to exit, and kills it with everything it has started if it does not exit
    /// within two seconds.
    ///
    /// Pending requests are given up, and later ones are answered with
    /// ``TesteeAnswer/unavailable(reason:)``. Call this before the process ends.
    ///
    /// - Returns: The fault in how the program exited, such as an exit code other than 0, or `nil`.
    @discardableResult
    public func close() async -> TesteeAnswer? {
        conversation.close()
        return await conversation.finish()
    }

    /// Kills all programs of all testees in this process, with everything they have started.
    ///
    /// Takes no lock and allocates no memory, so a signal handler may call it, provided that a
    /// testee has been created before. Use it only if the process ends at once, otherwise call
    /// ``close()``.
    public static func killAll() {
        RunningChildren.all.kill()
    }
}
