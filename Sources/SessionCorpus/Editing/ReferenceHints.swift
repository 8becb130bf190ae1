import SessionContract
import SessionModel
import StrictJSON

/// Suggests the clauses that a payload is about, so that the author of a case need not look them
/// up.
enum ReferenceHints {
    static func references(
        for payload: [UInt8],
        expecting expectation: CaseExpectation
    ) -> [String] {
        var references: [String] = []
        do {
            let document = try JSONDocument(parsing: payload)
            if document.hasByteOrderMark { references.append("rfc8259#section-8.1") }
        } catch {
            references.append("rfc8259#section-\(section(of: error.kind))")
        }
        if expectation.rules.contains(.jsonDuplicateKey) { references.append("rfc8259#section-4") }
        if expectation.rules.contains(.jsonLoneSurrogate) {
            references.append("rfc8259#section-8.2")
        }
        if expectation.timestamps.values.contains(where: { $0 != .documented }) {
            references.append("rfc3339#section-5.6")
        }
        return references
    }

    /// Returns the section of RFC 8259 that a syntax error violates.
    private static func section(of kind: JSONSyntaxError.Kind) -> String {
        switch kind {
        case .emptyText, .unexpectedEnd, .trailingContent: "2"
        case .expectedValue, .unknownLiteral: "3"
        case .expectedKey, .expectedColon, .expectedCommaOrBrace, .trailingComma: "4"
        case .expectedCommaOrBracket: "5"
        case .leadingZero, .expectedDigit: "6"
        case .controlCharacter, .unknownEscape, .invalidUnicodeEscape: "7"
        case .invalidUTF8: "8.1"
        case .tooDeep: "9"
        }
    }
}
