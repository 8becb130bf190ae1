import SessionContract

extension ValueChange {
    /// The change in a few words.
    ///
    /// JSON reports and baselines depend on these words.
    var word: String {
        switch self {
        case .text(let change): change.rawValue
        case .number(let change): change.rawValue
        case .otherField: "value of another field"
        }
    }

    /// What came back, as a phrase about what went in.
    var phrase: String {
        switch self {
        case .text(let change): change.phrase
        case .number(let change): change.phrase
        case .otherField: "the value of another field"
        }
    }

    /// How to fix it.
    var fix: String {
        switch self {
        case .text(let change): change.fix
        case .number(let change): change.fix
        case .otherField:
            "In the model: decode and encode each field with its own key."
        }
    }
}

extension TextChange {
    fileprivate var phrase: String {
        switch self {
        case .letterCase: "the text in another case"
        case .surroundingSpace: "the text without the white space around it"
        case .cutAtNUL: "the text up to its first NUL"
        case .plusSign: "the text with plus signs and spaces exchanged"
        case .percentEncoding: "the text with another percent-encoding"
        case .normalization: "the text in another Unicode normalization form"
        case .markup: "the text with markup characters escaped or unescaped"
        case .lineEnds: "the text with other line ends"
        case .sameMoment: "the same moment, spelled differently"
        case .otherMoment: "another moment"
        case .notTime: "a text that is not a time any more"
        case .emptied: "nothing of the text"
        case .cutOff: "only the beginning of the text"
        case .lostCharacters: "the text without some of its characters"
        case .addedCharacters: "the text with more characters"
        case .replacedCharacters: "the text with some characters replaced"
        }
    }

    fileprivate var fix: String {
        switch self {
        case .letterCase:
            "In the model: do not change the case of letters, also not of a host name."
        case .surroundingSpace: "In the model: do not trim strings."
        case .cutAtNUL:
            """
            In the model: store strings with their length. A NUL is a character like any other, \
            not the end.
            """
        case .plusSign, .percentEncoding:
            """
            In the model: do not decode or encode strings as parts of a URL or a form. Keep the \
            original text, and parse a copy.
            """
        case .normalization: "In the model: do not normalize strings."
        case .markup: "In the model: escape strings for HTML where HTML is written, not here."
        case .lineEnds: "In the model: keep carriage returns and line feeds as they are."
        case .sameMoment, .otherMoment, .notTime:
            """
            In the model: keep the text of a time beside the parsed one, and write it back as it \
            was.
            """
        case .emptied, .cutOff, .lostCharacters:
            "In the model: keep every character and every length of a string."
        case .addedCharacters, .replacedCharacters:
            """
            In the model: keep every character of a string, also those beyond ASCII and beyond \
            U+FFFF. Do not replace what cannot be converted; reject it.
            """
        }
    }
}

extension NumberChange {
    /// What came back, as a phrase about what went in.
    var phrase: String {
        switch self {
        case .rounded: "the number, rounded to a double"
        case .wrapped: "the lowest bits of the number"
        case .clamped: "the limit of an integer type"
        case .sign: "the number with another sign"
        }
    }

    fileprivate var fix: String {
        switch self {
        case .rounded:
            "In the model: read integers as 64-bit integers, never through a double."
        case .wrapped, .clamped:
            "In the model: use 64-bit integers, and reject numbers that do not fit."
        case .sign: "In the model: keep the sign of integers; 64 bits include the sign."
        }
    }
}
