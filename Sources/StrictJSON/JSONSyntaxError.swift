/// The first byte at which a text breaks the grammar of RFC 8259, and how.
///
/// The error is a trivial value of a kind and an offset, so throwing it allocates nothing. Its
/// sentences are built only when they are read.
@usableFromInline
package struct JSONSyntaxError: Error, Hashable, Sendable {
    /// What is wrong.
    package let kind: Kind

    /// The offset of the first byte at fault, counted from 0.
    ///
    /// If a whole word, UTF-8 sequence or run of digits is at fault, this is its first byte. For a
    /// trailing comma it is the comma, and for a text that ends too early the length of the text.
    package let offset: Int

    @usableFromInline
    package init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }
}

extension JSONSyntaxError {
    /// The ways in which a text can break the grammar of RFC 8259.
    @usableFromInline
    package enum Kind: UInt8, CaseIterable, Sendable {
        /// The text is empty or only white space.
        case emptyText

        /// The text ends inside a value.
        case unexpectedEnd

        /// A value is expected, but the next byte cannot start one.
        case expectedValue

        /// A value is expected, but the next word is not `true`, `false` or `null`.
        case unknownLiteral

        /// An object member does not start with a string.
        case expectedKey

        /// The colon between a key and its value is missing.
        case expectedColon

        /// An array element is followed by neither a comma nor a closing bracket.
        case expectedCommaOrBracket

        /// An object member is followed by neither a comma nor a closing brace.
        case expectedCommaOrBrace

        /// There is a comma before a closing bracket or brace.
        case trailingComma

        /// The value is followed by something other than white space.
        case trailingContent

        /// A number starts with a zero and continues with digits.
        case leadingZero

        /// A sign, a decimal point or an exponent mark is not followed by a digit.
        case expectedDigit

        /// A string contains an unescaped control character, below U+0020.
        case controlCharacter

        /// A backslash is followed by a character with which it does not form an escape.
        case unknownEscape

        /// `\u` is not followed by four hexadecimal digits.
        case invalidUnicodeEscape

        /// The bytes are not UTF-8.
        case invalidUTF8

        /// Arrays and objects are nested deeper than the reader allows.
        case tooDeep
    }

    /// What is wrong: a sentence without a full stop.
    package var reason: String { kind.reason }

    /// What RFC 8259 allows here: a phrase that fits "expected …" and "Write … here".
    package var expectation: String { kind.expectation }
}

extension JSONSyntaxError.Kind {
    /// What is wrong: a sentence without a full stop that quotes nothing from the text.
    package var reason: String {
        switch self {
        case .emptyText: "the text contains no value"
        case .unexpectedEnd: "the text ends inside a value"
        case .expectedValue: "this character cannot start a JSON value"
        case .unknownLiteral: "this word is not a JSON value"
        case .expectedKey: "this object member does not start with a key in double quotes"
        case .expectedColon: "the ':' after this key is missing"
        case .expectedCommaOrBracket: "an array element is followed by neither ',' nor ']'"
        case .expectedCommaOrBrace: "an object member is followed by neither ',' nor '}'"
        case .trailingComma: "there is a comma before the closing bracket"
        case .trailingContent: "the value is followed by more text"
        case .leadingZero: "a number has a leading zero"
        case .expectedDigit: "this number is missing a digit"
        case .controlCharacter: "a string contains an unescaped control character"
        case .unknownEscape: "a string contains an escape that JSON does not define"
        case .invalidUnicodeEscape: "'\\u' is not followed by four hexadecimal digits"
        case .invalidUTF8: "these bytes are not valid UTF-8"
        case .tooDeep: "arrays and objects are nested too deeply"
        }
    }

    /// What RFC 8259 allows here: a phrase that fits "expected …" and "Write … here".
    package var expectation: String {
        switch self {
        case .emptyText, .expectedValue, .unknownLiteral:
            "an object, an array, a string, a number, true, false or null"
        case .unexpectedEnd: "the rest of the value"
        case .expectedKey: "a string in double quotes"
        case .expectedColon: "':'"
        case .expectedCommaOrBracket: "',' or ']'"
        case .expectedCommaOrBrace: "',' or '}'"
        case .trailingComma: "another element or member after the comma, or no comma"
        case .trailingContent: "the end of the text"
        case .leadingZero: "a number without leading zeros"
        case .expectedDigit: "a digit from 0 to 9"
        case .controlCharacter: "an escape such as \\n or \\u0000"
        case .unknownEscape: "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u"
        case .invalidUnicodeEscape: "four hexadecimal digits"
        case .invalidUTF8: "well-formed UTF-8 (RFC 3629)"
        case .tooDeep: "at most \(JSONWalk.maximumDepth) levels of nesting"
        }
    }
}
