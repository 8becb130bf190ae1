/// An event of a run, for progress output and for keeping answers.
package enum LiveEvent: Sendable {
    /// The walk over an endpoint begins.
    case started(LiveEndpoint)

    /// An answer arrived and was judged; the body is whole.
    case answer(LiveEndpoint, body: [UInt8])

    /// A page was read and judged; `sessions` is the number of sessions of this endpoint so far.
    case page(LiveEndpoint, index: Int, sessions: Int)

    /// A request will be sent or repeated after a wait.
    ///
    /// The field is the name of the header field that asks for the wait; `nil` if none does. The
    /// retries are counted from 1; 0 is the wait before a first attempt.
    case waiting(Duration, reason: WaitReason, field: String?, retry: Int)

    /// The walk over an endpoint ended.
    case finished(LiveEndpoint, LiveOutcome.End)

    /// Why there is a wait before a request.
    package enum WaitReason: Hashable, Sendable {
        /// The response had this status.
        case status(Int)

        /// There was no complete response within the time limit.
        case timeout

        /// The connection was refused or lost.
        case connection

        /// The connection ended before the body did.
        case cutBody

        /// Nothing remains of a rate limit.
        case nothingRemains
    }
}
