import SessionContract
public import SessionModel
import SessionPayloads
package import StrictJSON

/// The fields of a session in the form of `session-testee/1`: what a model holds after decoding, or
/// what it is asked to encode.
///
/// A missing field is absent. Integers are decimal strings, which any language can read and write
/// whatever the range of its numbers.
public struct ReportedFields: Hashable, Sendable {
    // An array rather than inline storage keeps answers small, and answers are copied often.
    private var states = [OptionalNullable<JSONString>](
        repeating: .absent,
        count: DeclaredField.allCases.count
    )

    /// Creates fields from a dictionary.
    ///
    /// A missing entry means absent, `nil` means null. Any other entry is the text of a string or
    /// the decimal digits of an integer.
    ///
    /// - Parameter values: The fields by key; undeclared keys are ignored.
    public init(_ values: [String: String?]) {
        for (key, value) in values { set(JSONString(key), to: value.map { JSONString($0) }) }
    }

    /// Creates the fields of a session.
    ///
    /// - Parameter session: The session that the model holds.
    public init(_ session: SessionObject) {
        for field in DeclaredField.allCases {
            self[field] = session[field].map { JSONString($0.description) }
        }
    }

    /// Creates fields from the members of a JSON object, or returns `nil` if a declared one is
    /// neither a string nor null.
    ///
    /// A string may contain a lone surrogate, which a Swift string cannot hold.
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

    /// Sets a field; `nil` means null, and undeclared keys are ignored.
    mutating func set(_ key: JSONString, to text: JSONString?) {
        guard let field = DeclaredField(key: key) else { return }
        self[field] = text.map { .value($0) } ?? .null
    }

    private subscript(field: DeclaredField) -> OptionalNullable<JSONString> {
        get { states[field.ordinal] }
        set { states[field.ordinal] = newValue }
    }
}

// MARK: - Judging

extension ReportedFields {
    /// The fields in the form that the judge compares.
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

    /// Returns the value of a field.
    ///
    /// Text that is not an integer stays a string, which differs from the expected integer.
    private static func value(_ text: JSONString, of field: DeclaredField) -> FieldValue {
        guard field.kind == .number else { return .string(text) }
        let digits =
            text.bytes.first == UInt8(ascii: "-") ? text.bytes.dropFirst() : text.bytes[...]
        let isNumber = digits.allSatisfy(\.isDigit)
        guard isNumber, !digits.isEmpty else { return .string(text) }
        return .number(JSONNumber(0..<text.bytes.count, in: unsafe text.bytes.span.bytes))
    }
}

// MARK: - Reading and writing

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

    /// The session of these fields, or `nil` if a required field has no value or an integer does
    /// not fit 64 bits.
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
