/// The reason why the dialogue with a child process ended.
///
/// Each text is a clause that continues "it", or output of the child in quotation marks.
enum DialogueFailure: Error, Equatable {
    /// The child exited, or closed its standard output.
    case ended(String)

    /// The child did not reply in time.
    ///
    /// It may have written `noise`, a line that is not a reply, or the `start` of a line.
    case silent(noise: String? = nil, start: String? = nil)

    /// The child wrote something that is not the expected reply.
    case protocolViolation(String)

    /// The caller no longer needs the reply.
    case cancelled
}

extension DialogueFailure {
    /// The failure as a clause that continues "it".
    ///
    /// - Parameter limit: The time limit that was exceeded, if it was one.
    /// - Returns: The clause, without standard error.
    func clause(limit: Duration) -> String {
        switch self {
        case .ended(let how): how
        case .silent(let noise?, _): "wrote \(noise), but no reply in time"
        case .silent(nil, let start?):
            "wrote \(start) without a line feed, but no reply within \(limit)"
        case .silent(nil, nil): "did not answer within \(limit)"
        case .protocolViolation(let what): what
        case .cancelled: "was cancelled"
        }
    }

    /// Returns a second time-out with what was written before the first one.
    func remembering(_ first: DialogueFailure) -> DialogueFailure {
        guard case .silent(let noise, let start) = self,
            case .silent(let firstNoise, let firstStart) = first
        else { return self }
        return .silent(noise: noise ?? firstNoise, start: start ?? firstStart)
    }
}
