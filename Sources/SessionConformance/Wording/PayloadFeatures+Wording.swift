import SessionContract
import SessionModel

extension PayloadFeatures.Kind {
    /// The feature in a few words, without any value of the payload.
    var words: String {
        switch self {
        case .violation(let fault): fault.wording.kind
        case .question(let question): question.rawValue
        case .null: "null"
        case .value: "value"
        case .negative: "negative"
        case .magnitude(let power): "2^\(power) or more"
        case .dialect(let dialect): dialect.rawValue
        case .empty: "empty"
        case .long: "long"
        case .notASCII: "not ASCII"
        case .astral: "astral"
        case .controlCharacter: "control character"
        case .quoteOrBackslash: "quote or backslash"
        case .undeclaredField: "undeclared field"
        case .nestedValue: "nested value"
        case .whiteSpace: "white space"
        case .escape: "escape"
        case .keyOrder: "order of keys"
        }
    }
}

extension [PayloadFeatures.Kind] {
    /// The features in a few words, without any value of the payload.
    var words: String {
        isEmpty ? "any payload" : map(\.words).joined(separator: ", ")
    }
}
