public import SessionModel

/// An implementation under test: a model that decodes a session and encodes it again.
///
/// A testee answers one question, the round trip: it is given the bytes of a payload, decodes them
/// into its model, encodes the model, and gives the bytes of that. It never throws: whatever goes
/// wrong is an answer, see ``TesteeAnswer``. One that can encode a session from its fields alone
/// may say so and is asked for that as well.
///
/// Most testees are made by ``ClosureTestee`` or ``CodableTestee``. A type of its own is needed for
/// a model that lives elsewhere, such as in another process.
public protocol Testee: Sendable {
    /// Who is under test.
    var identity: TesteeIdentity { get }

    /// What the testee says it does where the contract leaves the choice; by default nothing.
    ///
    /// What is declared is asserted; what is not is learned from the answers.
    var policies: TesteePolicies { get }

    /// Whether several tasks may ask at once; by default `true`.
    ///
    /// A run then asks from as many tasks as it has jobs, and checks that answers do not depend on
    /// it. Of a testee for which this is `false` a run uses one copy a job, and each copy by one
    /// task at a time.
    var answersConcurrently: Bool { get }

    /// The answer to one payload, which may be any bytes.
    ///
    /// - Parameter payload: The bytes to decode.
    /// - Returns: What became of them.
    func answer(to payload: [UInt8]) async -> TesteeAnswer

    /// The answers to several payloads, in their order.
    ///
    /// The payloads are to be decoded one after another, as if each were asked for alone. By
    /// default each is. A testee that talks to another process can write the requests ahead.
    ///
    /// - Parameter payloads: The payloads to decode.
    /// - Returns: As many answers as there are payloads.
    func answers(to payloads: [[UInt8]]) async -> [TesteeAnswer]

    /// Whether the testee can encode a session that it has not decoded; by default `false`.
    ///
    /// A run then asks it for every combination of absent, null and value.
    var encodesSessions: Bool { get }

    /// What the testee makes of sessions, in their order: the bytes of JSON text, or a rejection.
    ///
    /// It is asked only where ``encodesSessions`` is `true`.
    ///
    /// - Parameter sessions: What to encode.
    /// - Returns: As many answers as there are sessions.
    func encodings(of sessions: [SessionObject]) async -> [TesteeAnswer]

    /// Forgets every payload seen so far, as far as that can be done; by default nothing is done.
    ///
    /// A child process is started anew. It is called when an answer may have come from the
    /// payloads before it.
    func restart() async
}

extension Testee {
    /// Nothing is declared.
    public var policies: TesteePolicies { TesteePolicies() }

    /// Any number of tasks may ask.
    public var answersConcurrently: Bool { true }

    /// Asks for one payload after another.
    ///
    /// - Parameter payloads: The payloads to decode.
    /// - Returns: As many answers as there are payloads.
    public func answers(to payloads: [[UInt8]]) async -> [TesteeAnswer] {
        var answers: [TesteeAnswer] = []
        answers.reserveCapacity(payloads.count)
        for payload in payloads { answers.append(await answer(to: payload)) }
        return answers
    }

    /// Sessions come from payloads alone.
    public var encodesSessions: Bool { false }

    /// Knows of no such thing.
    ///
    /// - Parameter sessions: What to encode.
    /// - Returns: ``TesteeAnswer/unsupported``, as often as there are sessions.
    public func encodings(of sessions: [SessionObject]) async -> [TesteeAnswer] {
        sessions.map { _ in .unsupported }
    }

    /// Does nothing.
    public func restart() async {}
}
