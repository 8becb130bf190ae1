import StrictJSON

extension JSONSyntaxError.Kind {
    /// The rule that a text with this error breaks.
    var rule: Rule {
        switch self {
        case .invalidUTF8: .jsonEncoding
        case .tooDeep: .jsonDepth
        case .emptyText, .unexpectedEnd, .expectedValue, .unknownLiteral, .expectedKey,
            .expectedColon, .expectedCommaOrBracket, .expectedCommaOrBrace, .trailingComma,
            .trailingContent, .leadingZero, .expectedDigit, .controlCharacter, .unknownEscape,
            .invalidUnicodeEscape:
            .jsonSyntax
        }
    }

    /// The policy question that a text with this error raises, or `nil` if there is no choice.
    var question: PolicyQuestion? { self == .tooDeep ? .depth : nil }
}
