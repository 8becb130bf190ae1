import StrictJSON

extension Wording {
    /// Returns the wording for bytes that are not a JSON text.
    static func syntax(_ kind: JSONSyntaxError.Kind) -> Wording {
        Wording(
            message: kind.reason,
            kind: kind.name,
            observed: kind.observed,
            expected: kind.expectation,
            fix: kind.fix,
            example: kind.example
        )
    }
}

extension JSONSyntaxError.Kind {
    /// The name that reports and baselines use for the kind.
    fileprivate var name: String {
        switch self {
        case .emptyText: "empty text"
        case .unexpectedEnd: "unexpected end"
        case .expectedValue: "expected value"
        case .unknownLiteral: "unknown literal"
        case .expectedKey: "expected key"
        case .expectedColon: "expected colon"
        case .expectedCommaOrBracket: "expected comma or bracket"
        case .expectedCommaOrBrace: "expected comma or brace"
        case .trailingComma: "trailing comma"
        case .trailingContent: "trailing content"
        case .leadingZero: "leading zero"
        case .expectedDigit: "expected digit"
        case .controlCharacter: "control character"
        case .unknownEscape: "unknown escape"
        case .invalidUnicodeEscape: "invalid unicode escape"
        case .invalidUTF8: "not UTF-8"
        case .tooDeep: "too deep"
        }
    }

    /// The text that was found, as a phrase.
    fileprivate var observed: String {
        switch self {
        case .emptyText: "an empty text, or only white space"
        case .unexpectedEnd: "the end of the text"
        case .expectedValue: "a character that cannot start a value"
        case .unknownLiteral: "a word other than true, false and null"
        case .expectedKey: "a member without a key in double quotes"
        case .expectedColon: "a key without ':' after it"
        case .expectedCommaOrBracket: "an element without ',' or ']' after it"
        case .expectedCommaOrBrace: "a member without ',' or '}' after it"
        case .trailingComma: "a comma after the last element or member"
        case .trailingContent: "more text after the value"
        case .leadingZero: "a zero before other digits"
        case .expectedDigit: "a character that is not a digit"
        case .controlCharacter: "an unescaped control character"
        case .unknownEscape: "a backslash that does not start a JSON escape"
        case .invalidUnicodeEscape: "an incomplete '\\u' escape"
        case .invalidUTF8: "bytes that are not UTF-8"
        case .tooDeep: "more than \(JSONWalk.maximumDepth) levels of nesting"
        }
    }

    /// How to fix the text, in a sentence.
    fileprivate var fix: String {
        switch self {
        case .emptyText: "Send a JSON value; an empty text is not JSON."
        case .unexpectedEnd: "Send the whole text, and check whether something truncates it."
        case .expectedValue: "Write JSON with a library instead of concatenating strings."
        case .unknownLiteral:
            "Write true, false and null in lowercase, and null instead of NaN or Infinity."
        case .expectedKey: "Put the key in double quotes."
        case .expectedColon: "Put ':' between the key and its value."
        case .expectedCommaOrBracket: "Put ',' between elements, and ']' after the last one."
        case .expectedCommaOrBrace: "Put ',' between members, and '}' after the last one."
        case .trailingComma: "Remove the comma."
        case .trailingContent: "Send one JSON value, with nothing after it."
        case .leadingZero: "Write the number without leading zeros."
        case .expectedDigit: "Write a digit after the sign, the decimal point or the exponent."
        case .controlCharacter: "Escape control characters in strings, as JSON libraries do."
        case .unknownEscape: "Write '\\\\' for a backslash, or let a JSON library do the escaping."
        case .invalidUnicodeEscape: "Write four hexadecimal digits after '\\u'."
        case .invalidUTF8: "Encode the text as UTF-8 before it is sent or saved."
        case .tooDeep: "Send flat data; a session needs only a few levels."
        }
    }

    /// A text with the same fault, or `nil` if it would be empty, long or not printable.
    fileprivate var example: String? {
        switch self {
        case .emptyText, .controlCharacter, .invalidUTF8, .tooDeep: nil
        case .unexpectedEnd: #"{"id":1"#
        case .expectedValue: #"{"id":}"#
        case .unknownLiteral: #"{"id":NaN}"#
        case .expectedKey: "{id:1}"
        case .expectedColon: #"{"id" 1}"#
        case .expectedCommaOrBracket: #"[{"id":1} {"id":2}]"#
        case .expectedCommaOrBrace: #"{"id":1 "url":null}"#
        case .trailingComma: #"{"id":1,}"#
        case .trailingContent: #"{"id":1}}"#
        case .leadingZero: #"{"id":01}"#
        case .expectedDigit: #"{"id":1.}"#
        case .unknownEscape: #"{"id":1,"url":"\x"}"#
        case .invalidUnicodeEscape: #"{"id":1,"url":"\u12"}"#
        }
    }
}
