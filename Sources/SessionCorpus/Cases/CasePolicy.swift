package import SessionContract

/// A question that the contract leaves to a model, as `policies.json` defines it.
package enum CasePolicy: String, CaseIterable, Hashable, Sendable {
    case duplicateKey = "duplicate-key"
    case integerRange = "int-range"
    case integerSpelling = "integer-spelling"
    case loneSurrogate = "lone-surrogate"
    case byteOrderMark = "byte-order-mark"
    case depth

    /// Whether text in the place of a time that is not RFC 3339 is accepted.
    ///
    /// The payload conforms all the same, for the contract's type is a string; a model that parses
    /// times may reject it.
    case timestamps

    package init(_ question: PolicyQuestion) {
        self =
            switch question {
            case .duplicateKey: .duplicateKey
            case .integerRange: .integerRange
            case .integerSpelling: .integerSpelling
            case .loneSurrogate: .loneSurrogate
            case .byteOrderMark: .byteOrderMark
            case .depth: .depth
            }
    }

    /// The answers a model may declare.
    package var answers: [String] {
        switch self {
        case .duplicateKey: ["first", "last", "reject"]
        case .integerRange: ["int64", "unbounded"]
        case .timestamps: ["string", "rfc3339"]
        case .integerSpelling, .loneSurrogate, .byteOrderMark, .depth: ["accept", "reject"]
        }
    }
}
