import SessionContract
import SessionPayloads

extension TesteePolicies {
    /// Returns whether the testee declares to accept and preserve payloads that raise `question`.
    func promisesToAccept(_ question: PolicyQuestion) -> Bool {
        switch question {
        case .duplicateKey: duplicateKey == .first || duplicateKey == .last
        case .integerRange: integerRange == .unbounded
        case .integerSpelling: integerSpelling == .accept
        case .loneSurrogate: loneSurrogate == .accept
        case .byteOrderMark: byteOrderMark == .accept
        case .depth: false
        }
    }

    /// Returns whether the testee declares to reject payloads that raise `question`.
    func promisesToReject(_ question: PolicyQuestion) -> Bool {
        switch question {
        case .duplicateKey: duplicateKey == .reject
        case .integerRange: integerRange == .int64
        case .integerSpelling: integerSpelling == .reject
        case .loneSurrogate: loneSurrogate == .reject
        case .byteOrderMark: byteOrderMark == .reject
        case .depth: false
        }
    }

    /// Returns whether a model with these policies may reject a payload that breaks no rule.
    ///
    /// One reason is enough, whatever else the payload has: a question that the model does not
    /// declare to accept, a value that breaks a rule, although another one of its key may count, or
    /// a timestamp that the model may not know.
    func mayReject(_ payload: PayloadReading) -> Bool {
        payload.hasInvalidValue || payload.causes.contains { !promisesToAccept($0) }
            || payload.hasOtherTimestamps && timestamps != .string
    }
}
