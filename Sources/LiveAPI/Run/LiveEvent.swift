/// Something that happened in a run and that somebody who waits may want to see.
package enum LiveEvent: Sendable {
    /// The walk over an endpoint begins.
    case started(LiveEndpoint)

    /// A page was read and judged; `sessions` counts those of this endpoint so far.
    case page(LiveEndpoint, index: Int, sessions: Int)

    /// A request will be sent again after a wait.
    case waiting(Duration, reason: WaitReason, retry: Int)

    /// The walk over an endpoint ended.
    case finished(LiveEndpoint, LiveOutcome.End)

    package enum WaitReason: Hashable, Sendable {
        case status(Int)
        case timeout
        case connection

        init(_ outcome: Exchange.Outcome) {
            self =
                switch outcome {
                case .success(let response): .status(response.status)
                case .failure(.timedOut): .timeout
                case .failure: .connection
                }
        }
    }
}
