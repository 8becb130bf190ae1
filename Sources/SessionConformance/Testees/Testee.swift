public import SessionModel

/// An implementation under test: a model that decodes a session and encodes it again.
///
/// A testee does round trips: it decodes the bytes of a payload into its model, encodes the model
/// again, and returns the resulting bytes. It never throws; every failure is a ``TesteeAnswer``. If
/// ``encodesSessions`` is `true`, it is also asked to encode sessions that it has not decoded.
///
/// ``ClosureTestee`` and ``CodableTestee`` cover most models. Conform a type of your own only for a
/// model that lives elsewhere, such as in another process.
public protocol Testee: Sendable {
    /// The name of the testee in reports.
    var identity: TesteeIdentity { get }

    /// What the testee declares to do where the contract leaves a choice; by default nothing.
    ///
    /// Declared policies are checked. The others are learned from the answers.
    var policies: TesteePolicies { get }

    /// Whether several tasks may call the testee at the same time; by default `true`.
    ///
    /// If `true`, a run calls it from as many tasks as it has jobs, and checks that answers do not
    /// depend on that. If `false`, a run needs one copy per job, and only one task at a time calls
    /// each copy.
    var answersConcurrently: Bool { get }

    /// Decodes one payload, which may be any bytes, and encodes the model again.
    ///
    /// - Parameter payload: The bytes to decode.
    /// - Returns: The outcome.
    func answer(to payload: [UInt8]) async -> TesteeAnswer

    /// Decodes several payloads, in order, and encodes the model of each.
    ///
    /// No payload may affect the answer to another. The default implementation calls
    /// ``answer(to:)`` for each. A testee in another process can write the requests ahead.
    ///
    /// - Parameter payloads: The payloads to decode.
    /// - Returns: One answer per payload, in the same order.
    func answers(to payloads: [[UInt8]]) async -> [TesteeAnswer]

    /// Whether the testee can encode a session that it has not decoded; by default `false`.
    ///
    /// If `true`, a run also asks it to encode every combination of absent, null and value.
    var encodesSessions: Bool { get }

    /// Encodes sessions, in order.
    ///
    /// A run calls this only if ``encodesSessions`` is `true`.
    ///
    /// - Parameter sessions: The sessions to encode.
    /// - Returns: One answer per session, in the same order.
    func encodings(of sessions: [SessionObject]) async -> [TesteeAnswer]

    /// Discards all state from earlier payloads, as far as possible; by default does nothing.
    ///
    /// A run calls this before it checks whether an answer depends on earlier payloads. A child
    /// process is started again.
    func restart() async
}

extension Testee {
    /// Declares nothing.
    public var policies: TesteePolicies { TesteePolicies() }

    /// `true`: any number of tasks may call the testee.
    public var answersConcurrently: Bool { true }

    /// Calls ``answer(to:)`` for one payload after another.
    ///
    /// - Parameter payloads: The payloads to decode.
    /// - Returns: One answer per payload, in the same order.
    public func answers(to payloads: [[UInt8]]) async -> [TesteeAnswer] {
        var answers: [TesteeAnswer] = []
        answers.reserveCapacity(payloads.count)
        for payload in payloads { answers.append(await answer(to: payload)) }
        return answers
    }

    /// `false`: the testee encodes only what it has decoded.
    public var encodesSessions: Bool { false }

    /// Encodes nothing.
    ///
    /// - Parameter sessions: The sessions to encode.
    /// - Returns: ``TesteeAnswer/unsupported`` for each session.
    public func encodings(of sessions: [SessionObject]) async -> [TesteeAnswer] {
        sessions.map { _ in .unsupported }
    }

    /// Does nothing.
    public func restart() async {}
}
