import SessionContract
import SessionModel

extension PayloadFeatures.Kind {
    /// The feature in a few words, without any value of the payload.
    var words: String {
        switch self {
        case .syntax(let fault): fault.word
        case .violation(let fault): fault.wording.kind
        case .question(let question): question.rawValue
        case .null: "null"
        case .value: "value"
        case .zero: "zero"
        case .negative: "negative"
        case .magnitude(let power): "2^\(power) or more"
        case .dialect(let dialect): dialect.rawValue
        case .time(let feature): feature.word
        case .notLink: "not a link"
        case .empty: "empty"
        case .long: "long"
        case .notASCII: "not ASCII"
        case .astral: "astral"
        case .nul: "NUL"
        case .controlCharacter: "control character"
        case .quoteOrBackslash: "quote or backslash"
        case .markup: "'<', '>' or '&'"
        case .upperCase: "upper case"
        case .surroundingSpace: "surrounding space"
        case .undeclaredField: "undeclared field"
        case .similarKey(let likeness): "similar key (\(likeness.word))"
        case .unusualNumber: "unusual number"
        case .nestedValue: "nested value"
        case .deepValue: "deep value"
        case .manyMembers: "many members"
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

extension TimeFeature {
    /// The feature in a few words.
    fileprivate var word: String {
        switch self {
        case .fraction: "fraction"
        case .belowMilliseconds: "below milliseconds"
        case .belowNanoseconds: "below nanoseconds"
        case .leapSecond: "leap second"
        case .leapDay: "leap day"
        case .before1970: "before 1970"
        case .after2037: "after 2037"
        }
    }
}

extension KeyLikeness {
    /// The likeness in a few words.
    fileprivate var word: String {
        switch self {
        case .letterCase: "letter case"
        case .surroundingSpace: "surrounding space"
        case .nul: "NUL"
        case .notASCII: "not ASCII"
        case .separators: "separators"
        }
    }
}
