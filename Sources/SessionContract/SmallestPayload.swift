import SessionModel

/// A smallest payload that shows a finding, made up from the rule and the kind of what was seen.
///
/// Nothing of the data is in it, so it can be shown to anyone and pasted into an issue.
enum SmallestPayload {
    /// The payload for a finding of `rule` at `key`, where a value of this kind was seen.
    static func text(for rule: Rule, key: String?, observed kind: String) -> String? {
        let field = DeclaredField.allCases.first { $0.key == key }
        switch rule {
        case .jsonSyntax: return syntaxFault(kind: kind)
        case .contractType: return field.flatMap { typeFault(in: $0, kind: kind) }
        case .contractFraction: return field.map { session(with: $0, "1.5") }
        case .contractRange: return field.map { session(with: $0, "9223372036854775808") }
        case .contractIntegerSpelling: return field.map { session(with: $0, "1.0") }
        case .contractAbsent: return field.map(sessionWithout)
        case .timestampMalformed, .timestampImpossible, .timestampNoOffset,
            .timestampUndocumentedForm:
            guard let dialect = Timestamp.Dialect(rawValue: kind) else { return nil }
            return field.map { session(with: $0, "\"\(dialect.example)\"") }
        case .timestampFuture:
            return field.map { session(with: $0, #""9999-12-31T23:59:59Z""#) }
        default:
            // One that is no short plain text could not be shown as it is.
            return rule.explanation.example.flatMap { example in
                let isShown = example.count <= 200 && example.allSatisfy { 0x20..<0x7F ~= $0 }
                return isShown ? String(decoding: example, as: UTF8.self) : nil
            }
        }
    }

    /// A text that is broken in the same way; `nil` where it would have to be empty, or could not
    /// be shown as it is.
    private static func syntaxFault(kind: String) -> String? {
        switch kind {
        case "unexpectedEnd": #"{"id":1"#
        case "expectedValue": #"{"id":}"#
        case "unknownLiteral": #"{"id":NaN}"#
        case "expectedKey": "{id:1}"
        case "expectedColon": #"{"id" 1}"#
        case "expectedCommaOrBracket": #"[{"id":1} {"id":2}]"#
        case "expectedCommaOrBrace": #"{"id":1 "url":null}"#
        case "trailingComma": #"{"id":1,}"#
        case "trailingContent": #"{"id":1}}"#
        case "leadingZero": #"{"id":01}"#
        case "expectedDigit": #"{"id":1.}"#
        case "unknownEscape": #"{"id":1,"url":"\x"}"#
        case "invalidUnicodeEscape": #"{"id":1,"url":"\u12"}"#
        default: nil
        }
    }

    private static func session(with field: DeclaredField, _ value: String) -> String {
        field == .id ? #"{"id":\#(value)}"# : #"{"id":1,"\#(field.key)":\#(value)}"#
    }

    private static func typeFault(in field: DeclaredField, kind: String) -> String? {
        let value: String? =
            switch kind {
            case "boolean": "true"
            case "string": #""1""#
            case "number": "1"
            case "array": "[]"
            case "object": "{}"
            default: nil
            }
        return value.map { session(with: field, $0) }
    }

    private static func sessionWithout(_ field: DeclaredField) -> String {
        let members = DeclaredField.allCases.filter { $0 != field }.map { other in
            "\"\(other.key)\":\(other == .id ? "1" : "null")"
        }
        return "{\(members.joined(separator: ","))}"
    }
}
