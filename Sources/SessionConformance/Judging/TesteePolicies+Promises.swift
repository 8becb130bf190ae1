import SessionContract
import SessionModel
import StrictJSON

extension TesteePolicies {
    /// Whether the testee declares to accept and preserve what `question` asks about.
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

    /// Whether the testee declares to reject what `question` asks about.
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
}

extension PayloadReading {
    /// Whether a timestamp field has a string that is no date-time of RFC 3339, which a model that
    /// parses timestamps may reject.
    var hasOtherTimestamps: Bool {
        DeclaredField.allCases.contains { field in
            guard field.isTimestamp else { return false }
            return fields[field].isOtherTimestamp || lastFields?[field].isOtherTimestamp == true
        }
    }
}

extension FieldValue {
    fileprivate var isOtherTimestamp: Bool {
        guard case .string(let text) = self else { return false }
        guard let text = text.string else { return true }
        return !Timestamp(text).dialect.isRFC3339
    }
}
