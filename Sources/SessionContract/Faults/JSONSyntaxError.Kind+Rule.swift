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

    /// The question that a text with this error asks a model.
    var question: PolicyQuestion? { self == .tooDeep ? .depth : nil }
}
