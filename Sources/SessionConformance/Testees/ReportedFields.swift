import SessionContract
public import SessionModel
package import StrictJSON

/// The fields of a session in the words of `session-testee/1`: what a model holds after decoding, or
/// what it is given to encode.
///
/// A field that is not among them is absent. Integers stand as their decimal digits, which any
/// language can read and write whatever its numbers are.
public struct ReportedFields: Hashable, Sendable {
    // An array, so that answers without a report are short: they are copied a lot.
    private var states = [State](repeating: .absent, count: DeclaredField.allCases.count)

    private enum State: Hashable, Sendable {
        case absent
        case null
        case text(JSONString)
    }

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
        self[.id] = .text(JSONString(String(session.id)))
        self[.authenticatedAt] = Self.state(session.authenticatedAt, \.text)
        self[.lastSeenAt] = Self.state(session.lastSeenAt, \.text)
        self[.url] = Self.state(session.url, \.self)
        self[.userID] = Self.state(session.userID, \.description)
    }

    private static func state<Value>(
        _ value: OptionalNullable<Value>,
        _ text: (Value) -> String
    ) -> State {
        switch value {
        case .absent: .absent
        case .null: .null
        case .value(let value): .text(JSONString(text(value)))
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
            default: if DeclaredField(key: member.key) != nil { return nil }
            }
        }
    }

    /// Takes in a field, `nil` for null; keys that are not declared are ignored.
    mutating func set(_ key: JSONString, to text: JSONString?) {
        guard let field = DeclaredField(key: key) else { return }
        self[field] = text.map { .text($0) } ?? .null
    }

    private subscript(field: DeclaredField) -> State {
        get { states[field.rawValue] }
        set { states[field.rawValue] = newValue }
    }
}

// MARK: - To a judge

extension ReportedFields {
    /// The report as the judge compares it.
    var table: FieldTable {
        var table = FieldTable()
        for field in DeclaredField.allCases {
            switch self[field] {
            case .absent: break
            case .null: table[field] = .null
            case .text(let text): table[field] = Self.value(text, of: field)
            }
        }
        return table
    }

    /// A text that is no integer stays a string, and so deviates where an integer is due.
    private static func value(_ text: JSONString, of field: DeclaredField) -> FieldValue {
        guard field.kind == .number else { return .string(text) }
        let digits =
            text.bytes.first == UInt8(ascii: "-") ? text.bytes.dropFirst() : text.bytes[...]
        let isNumber = digits.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        guard isNumber, !digits.isEmpty else { return .string(text) }
        return .number(JSONNumber(0..<text.bytes.count, in: unsafe text.bytes.span.bytes))
    }
}

// MARK: - To and from a line

extension ReportedFields {
    /// Writes the fields as an object, in the order of the documents.
    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        for field in [.id, .authenticatedAt, .lastSeenAt, .url, .userID] as [DeclaredField] {
            switch self[field] {
            case .absent: continue
            case .null:
                writer.key(field.key)
                writer.null()
            case .text(let text):
                writer.key(field.key)
                writer.string(text)
            }
        }
        writer.endObject()
    }

    /// The session of these fields, or `nil` where they make none: `id` is not there, or something
    /// is no integer of 64 bits where one belongs.
    var session: SessionObject? {
        func field<Value>(
            _ field: DeclaredField,
            _ value: (String) -> Value?
        ) -> OptionalNullable<Value>? {
            switch self[field] {
            case .absent: .absent
            case .null: .null
            case .text(let text): text.string.flatMap(value).map { .value($0) }
            }
        }
        guard let id = field(.id, { Int64($0) })?.value,
            let authenticatedAt = field(.authenticatedAt, { Timestamp($0) }),
            let lastSeenAt = field(.lastSeenAt, { Timestamp($0) }),
            let url = field(.url, { $0 }),
            let userID = field(.userID, { Int64($0) })
        else { return nil }
        return SessionObject(
            id: id,
            authenticatedAt: authenticatedAt,
            lastSeenAt: lastSeenAt,
            url: url,
            userID: userID
        )
    }
}
