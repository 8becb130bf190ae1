import SessionContract
import SessionModel
import StrictJSON

/// What is remarkable about a payload, feature by feature.
///
/// A rejection does not say what it is about. But the features of the *smallest* payload that is
/// rejected do; and every other payload that has all of them may be rejected for the same reason.
struct PayloadFeatures: Sendable {
    /// A remarkable thing, with the field it is about.
    struct Feature: Hashable, Sendable {
        var field: DeclaredField?
        var name: String
    }

    private(set) var features: [Feature] = []

    init(of payload: [UInt8]) {
        let reading = PayloadReading(of: payload)
        for violation in reading.violations { add(violation.kind, violation.field) }
        for question in reading.questions.map(\.rawValue).sorted() { add(question) }
        for field in DeclaredField.allCases { add(reading.fields[field], of: field) }
        addSpelling(of: payload)
    }

    /// Whether everything remarkable about `smallest` is remarkable about this payload too.
    func includes(_ smallest: PayloadFeatures) -> Bool {
        smallest.features.allSatisfy { features.contains($0) }
    }

    /// What the payload is about, in a few words that repeat no value.
    var summary: String {
        features.isEmpty ? "any payload" : features.prefix(2).map(\.name).joined(separator: ", ")
    }

    /// The one field that the payload is about, where it is one.
    var field: DeclaredField? {
        let fields = Set(features.compactMap(\.field))
        return fields.count == 1 ? fields.first : nil
    }

    private mutating func add(_ name: String, _ field: DeclaredField? = nil) {
        features.append(Feature(field: field, name: name))
    }

    private mutating func add(_ value: FieldValue, of field: DeclaredField) {
        switch value {
        case .absent, .other: break
        case .null: add("null", field)
        case .integer(let number):
            if !field.isRequired { add("value", field) }
            if number < 0 { add("negative", field) }
            for power in [53, 32, 31, 16, 15, 8, 7] as [UInt64] where number.magnitude >= 1 << power
            {
                add("2^\(power) or more", field)
            }
        case .number: add("value", field)
        case .string(let text): add(text, of: field)
        }
    }

    private mutating func add(_ text: JSONString, of field: DeclaredField) {
        add("value", field)
        if field.isTimestamp, let text = text.string {
            let dialect = Timestamp(text).dialect
            if dialect != .documented { add(dialect.rawValue, field) }
        }
        if text.bytes.isEmpty { add("empty", field) }
        if text.bytes.count > 255 { add("long", field) }
        if text.bytes.contains(where: { $0 >= 0x80 }) { add("not ASCII", field) }
        if text.bytes.contains(where: { $0 >= 0xF0 }) { add("astral", field) }
        if text.bytes.contains(where: { $0 < 0x20 }) { add("control character", field) }
        if text.bytes.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
            add("quote or backslash", field)
        }
    }

    private mutating func addSpelling(of payload: [UInt8]) {
        guard let document = try? JSONDocument(parsing: payload),
            let members = document.root.members
        else { return }
        let declared = members.compactMap { DeclaredField(key: $0.key) }
        if declared.count < members.count { add("undeclared field") }
        if members.contains(where: {
            !["null", "boolean", "number", "string"].contains($0.value.kind.rawValue)
        }) {
            add("nested value")
        }
        if payload.contains(where: { [0x20, 0x09, 0x0A, 0x0D].contains($0) }),
            CanonicalSpelling.hasWhiteSpace(payload)
        {
            add("white space")
        }
        if CanonicalSpelling.hasNeedlessEscape(payload) { add("escape") }
        if declared.first != .id { add("order of keys") }
    }
}
