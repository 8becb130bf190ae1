import SessionContract
import SessionModel
import StrictJSON

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
}

extension PayloadReading {
    /// Whether a timestamp field contains a string that is not an RFC 3339 date-time.
    ///
    /// A model that parses timestamps may reject it.
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
