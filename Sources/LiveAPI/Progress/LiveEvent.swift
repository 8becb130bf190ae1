/// An event of a run, for progress output and for keeping answers.
package enum LiveEvent: Sendable {
    /// The walk over an endpoint begins.
    case started(LiveEndpoint)

    /// An answer arrived and was judged; the body is whole.
    case answer(LiveEndpoint, body: [UInt8])

    /// A page was read and judged; `sessions` is the number of sessions of this endpoint so far.
    case page(LiveEndpoint, index: Int, sessions: Int)

    /// A request will be repeated after a wait.
    case waiting(Duration, reason: WaitReason, retry: Int)

    /// The walk over an endpoint ended.
    case finished(LiveEndpoint, LiveOutcome.End)

    /// Why a request is repeated.
    package enum WaitReason: Hashable, Sendable {
        /// The response had this status.
        case status(Int)

        /// There was no complete response within the time limit.
        case timeout

        /// The connection was refused or lost.
        case connection
    }
}
