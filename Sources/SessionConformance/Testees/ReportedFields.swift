import SessionContract
public import SessionModel
package import StrictJSON

/// The fields of a session in the words of `session-testee/1`: what a model holds after decoding,
/// or what it is given to encode.
///
/// A field that is not among them is absent. Integers stand as their decimal digits, which any
/// language can read and write whatever its numbers are.
public struct ReportedFields: Hashable, Sendable {
    // An array, so that answers without a report are short: they are copied a lot.
    private var states = [OptionalNullable<JSONString>](
        repeating: .absent,
        count: DeclaredField.allCases.count
    )

    /// The report that a dictionary makes: no entry for absent, `nil` for null, else the text of
    /// the string or the decimal digits of the integer.
    ///
    /// - Parameter values: The fields by their keys; keys that are not declared are ignored.
    public init(_ values: [String: String?]) {
        for (key, value) in values { set(JSONString(key), to: value.map { JSONString($0) }) }
    }

    /// The report on a session.
    ///
    /// - Parameter session: What the model holds.
    public init(_ session: SessionObject) {
        for field in DeclaredField.allCases {
            self[field] = session[field].map { JSONString($0.description) }
        }
    }

    /// The report that the members of a JSON object make, or `nil` where one of them is neither a
    /// string nor null.
    ///
    /// A string may hold half a surrogate pair here, which no Swift string can.
    package init?(_ members: [JSONMember]) {
        for member in members {
            switch member.value.content {
            case .null: set(member.key, to: nil)
            case .string(let text): set(member.key, to: text)
            case .bool, .number, .array, .object:
                if DeclaredField(key: member.key) != nil { return nil }
            }
        }
    }

    /// Takes in a field, `nil` for null; keys that are not declared are ignored.
    mutating func set(_ key: JSONString, to text: JSONString?) {
        guard let field = DeclaredField(key: key) else { return }
        self[field] = text.map { .value($0) } ?? .null
    }

    private subscript(field: DeclaredField) -> OptionalNullable<JSONString> {
        get { states[field.ordinal] }
        set { states[field.ordinal] = newValue }
    }
}

// MARK: - To a judge

extension ReportedFields {
    /// The report as the judge compares it.
    var table: FieldMap<FieldValue> {
        var table = FieldMap<FieldValue>.absent
        for field in DeclaredField.allCases {
            switch self[field] {
            case .absent: break
            case .null: table[field] = .null
            case .value(let text): table[field] = Self.value(text, of: field)
            }
        }
        return table
    }

    /// A text that is no integer stays a string, and so deviates where an integer is due.
    private static func value(_ text: JSONString, of field: DeclaredField) -> FieldValue {
        guard field.kind == .number else { return .string(text) }
        let digits =
            text.bytes.first == UInt8(ascii: "-") ? text.bytes.dropFirst() : text.bytes[...]
        let isNumber = digits.allSatisfy(\.isDigit)
        guard isNumber, !digits.isEmpty else { return .string(text) }
        return .number(JSONNumber(0..<text.bytes.count, in: unsafe text.bytes.span.bytes))
    }
}

// MARK: - To and from a line

extension ReportedFields {
    /// Writes the fields as an object, in the order of the contract.
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            for field in DeclaredField.contractOrder {
                switch self[field] {
                case .absent: continue
                case .null: writer.member(field.key) { $0.null() }
                case .value(let text): writer.member(field.key) { $0.string(text) }
                }
            }
        }
    }

    /// The session of these fields, or `nil` where they make none: a required field has no value,
    /// or something is not an integer of 64 bits where one is expected.
    var session: SessionObject? {
        var session = SessionObject(id: 0)
        for field in DeclaredField.allCases {
            switch self[field] {
            case .absent, .null:
                if field.isRequired { return nil }
                session[field] = self[field].isNull ? .null : .absent
            case .value(let text):
                guard let content = Self.content(text, of: field) else { return nil }
                session[field] = .value(content)
            }
        }
        return session
    }

    private static func content(_ text: JSONString, of field: DeclaredField) -> FieldContent? {
        guard let text = text.string else { return nil }
        return switch field.content {
        case .integer: Int64(text).map { .integer($0) }
        case .text: .text(text)
        }
    }
}
