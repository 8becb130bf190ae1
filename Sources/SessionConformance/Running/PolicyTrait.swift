import SessionContract
import SessionModel
import SessionPayloads

/// What a choice of a testee may depend on, in a payload that raises one question.
struct PolicyTrait: Hashable, Sendable {
    /// The key of the field that raises it, if there is only one.
    let field: String?

    /// The form of the value, as a phrase.
    let form: String?

    /// The trait of payloads without one.
    static let other = PolicyTrait(field: nil, form: nil)

    init(field: String?, form: String?) {
        self.field = field
        self.form = form
    }

    /// Creates the trait of a payload that raises a question.
    init(of question: PolicyQuestion, in payload: [UInt8], _ reading: PayloadReading) {
        let raising = DeclaredField.allCases.filter { field in
            question == .duplicateKey
                ? reading.lastFields.map { !$0[field].means(reading.fields[field]) } ?? false
                : reading.fields[field].raises(question, in: field)
        }
        let field = raising.count == 1 ? raising.first : nil
        self.field = field?.key
        form =
            switch question {
            case .integerRange: field.flatMap { Self.range(of: reading.fields[$0]) }
            case .integerSpelling: field.flatMap { Self.spelling(of: reading.fields[$0]) }
            case .duplicateKey: Self.values(in: reading, field)
            case .depth: "\(PayloadSurface.depth(of: payload)) levels"
            case .loneSurrogate, .byteOrderMark: nil
            }
    }

    private static func range(of value: FieldValue) -> String? {
        guard let text = value.numberText else { return nil }
        // Some languages limit the digits of an integer that has no other limit.
        if text.utf8.count > 1_000 { return "integers of more than 1,000 digits" }
        if text.hasPrefix("-") { return "integers below -2^63" }
        return UInt64(text) == nil ? "integers from 2^64 on" : "integers below 2^64"
    }

    private static func spelling(of value: FieldValue) -> String? {
        guard let text = value.numberText else { return nil }
        return text.contains { "eE".contains($0) } ? "exponents" : "fractions of zero"
    }

    private static func values(in reading: PayloadReading, _ field: DeclaredField?) -> String? {
        guard let last = reading.lastFields else { return "equal values" }
        guard let field else { return nil }
        let values = [reading.fields[field], last[field]]
        return values.contains(.null) ? "null and a value" : "different values"
    }
}
