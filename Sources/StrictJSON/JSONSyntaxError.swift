/// A place where bytes stop being JSON text, and why.
///
/// The error is a plain value of two words, so throwing it allocates nothing; the sentences are
/// made only when somebody reads them.
@usableFromInline
package struct JSONSyntaxError: Error, Hashable, Sendable {
    /// What the reader found wrong.
    package let kind: Kind

    /// The offset of what cannot stand where it stands, counted from 0.
    ///
    /// That is the first byte of a word, of a UTF-8 sequence or of a number's digits, or the comma,
    /// where the whole of it is at fault. For text that ends too early this is the length of the
    /// text.
    package let offset: Int

    @usableFromInline
    package init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }
}

extension JSONSyntaxError {
    /// The ways in which a text can miss the grammar of RFC 8259.
    @usableFromInline
    package enum Kind: UInt8, CaseIterable, Sendable {
        /// There is nothing but white space.
        case emptyText

        /// The text ends inside a value.
        case unexpectedEnd

        /// A byte that starts no value stands where a value is due.
        case expectedValue

        /// A word other than `true`, `false` and `null` stands where a value is due.
        case unknownLiteral

        /// An object member does not start with a string.
        case expectedKey

        /// The colon between a key and its value is missing.
        case expectedColon

        /// After an array element stands neither a comma nor a closing bracket.
        case expectedCommaOrBracket

        /// After an object member stands neither a comma nor a closing brace.
        case expectedCommaOrBrace

        /// A comma stands before a closing bracket or brace.
        case trailingComma

        /// Something other than white space follows the value.
        case trailingContent

        /// A number starts with a zero and goes on with digits.
        case leadingZero

        /// A sign, a decimal point or an exponent mark is not followed by a digit.
        case expectedDigit

        /// A control character below U+0020 stands unescaped in a string.
        case controlCharacter

        /// A backslash is followed by a character that makes no escape.
        case unknownEscape

        /// `\u` is not followed by four hexadecimal digits.
        case invalidUnicodeEscape

        /// The bytes are not UTF-8.
        case invalidUTF8

        /// Arrays and objects are nested deeper than the reader goes.
        case tooDeep
    }

    /// What stands there, in words that need no look at the text.
    package var reason: String {
        switch kind {
        case .emptyText: "there is no value in this text"
        case .unexpectedEnd: "the text ends inside a value"
        case .expectedValue: "no JSON value starts with this character"
        case .unknownLiteral: "this word is no JSON literal"
        case .expectedKey: "an object member starts here without a string as its key"
        case .expectedColon: "the colon after the key is missing"
        case .expectedCommaOrBracket: "an array element is followed by neither ',' nor ']'"
        case .expectedCommaOrBrace: "an object member is followed by neither ',' nor '}'"
        case .trailingComma: "a comma stands before the closing bracket"
        case .trailingContent: "the value is followed by more text"
        case .leadingZero: "a number starts with a superfluous zero"
        case .expectedDigit: "a digit is missing in this number"
        case .controlCharacter: "a control character stands unescaped in a string"
        case .unknownEscape: "a backslash is followed by a character that makes no escape"
        case .invalidUnicodeEscape: "'\\u' is not followed by four hexadecimal digits"
        case .invalidUTF8: "these bytes are not UTF-8"
        case .tooDeep: "arrays and objects are nested too deep"
        }
    }

    /// What RFC 8259 asks for in this place.
    package var expectation: String {
        switch kind {
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
        case .tooDeep: "at most 512 levels of nesting"
        }
    }
}
