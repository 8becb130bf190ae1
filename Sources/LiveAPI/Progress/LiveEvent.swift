/// An event of a run, for progress output.
package enum LiveEvent: Sendable {
    /// The walk over an endpoint begins.
    case started(LiveEndpoint)

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
