/// Where bytes stop being a JSON text, and why.
///
/// The error is a plain value of two words, so throwing it allocates nothing. Its sentences are
/// made only when they are read.
@usableFromInline
package struct JSONSyntaxError: Error, Hashable, Sendable {
    /// What is wrong.
    package let kind: Kind

    /// The offset of the first byte that cannot be where it is, counted from 0.
    ///
    /// That is the first byte of a word, of a UTF-8 sequence or of the digits of a number, if all
    /// of it is at fault, and the comma of a trailing comma. For text that ends too early this is
    /// the length of the text.
    package let offset: Int

    @usableFromInline
    package init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }
}

extension JSONSyntaxError {
    /// The ways in which a text can fail to follow the grammar of RFC 8259.
    @usableFromInline
    package enum Kind: UInt8, CaseIterable, Sendable {
        /// There is nothing but white space.
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

        /// A backslash is followed by a character that does not form an escape.
        case unknownEscape

        /// `\u` is not followed by four hexadecimal digits.
        case invalidUnicodeEscape

        /// The bytes are not UTF-8.
        case invalidUTF8

        /// Arrays and objects are nested deeper than the reader allows.
        case tooDeep
    }

    /// What is wrong, in a sentence without a full stop.
    package var reason: String { kind.reason }

    /// What RFC 8259 requires instead, as a phrase.
    package var expectation: String { kind.expectation }
}

extension JSONSyntaxError.Kind {
    /// What is wrong, in a sentence without a full stop that repeats nothing of the text.
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
        case .expectedDigit: "a digit is missing in this number"
        case .controlCharacter: "a string contains an unescaped control character"
        case .unknownEscape: "a string contains an escape that JSON does not define"
        case .invalidUnicodeEscape: "'\\u' is not followed by four hexadecimal digits"
        case .invalidUTF8: "these bytes are not UTF-8"
        case .tooDeep: "arrays and objects are nested too deeply"
        }
    }

    /// What RFC 8259 requires instead, as a phrase.
    package var expectation: String {
        switch self {
        case .emptyText, .expectedValue, .unknownLiteral:
            "an object, an array, a string, a number, true, false or null"
        case .unexpectedEnd: "the rest of the value"
        case .expectedKey: "a string in double quotes"
        case .expectedColon: "':'"
        case .expectedCommaOrBracket: "',' or ']'"
        case .expectedCommaOrBrace: "',' or '}'"
        case .trailingComma: "another element, or the closing bracket without the comma"
        case .trailingContent: "the end of the text"
        case .leadingZero: "a number without leading zeros"
        case .expectedDigit: "a digit from 0 to 9"
        case .controlCharacter: "an escape such as \\n or \\u0000"
        case .unknownEscape: "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u"
        case .invalidUnicodeEscape: "four hexadecimal digits"
        case .invalidUTF8: "well-formed UTF-8, as RFC 3629 defines it"
        case .tooDeep: "at most \(JSONWalk.maximumDepth) levels of nesting"
        }
    }
}
