import SessionContract
package import StrictJSON

/// What a model holds after decoding, in the words of the testee.
///
/// A field that is not reported is absent. Integers are reported by their decimal digits, which any
/// language can write whatever its numbers are.
public struct ReportedFields: Hashable, Sendable {
    private var values: [DeclaredField: JSONString?] = [:]

    /// The report that a dictionary makes: no entry for absent, `nil` for null, else the text of
    /// the string or the decimal digits of the integer.
    ///
    /// - Parameter values: The fields by their keys; keys that are not declared are ignored.
    public init(_ values: [String: String?]) {
        for (key, value) in values {
            guard let field = DeclaredField(key: JSONString(key)) else { continue }
            self.values[field] = .some(value.map { JSONString($0) })
        }
    }

    /// The report that the members of a JSON object make, or `nil` where one of them is neither a
    /// string nor null.
    ///
    /// A string may hold half a surrogate pair here, which no Swift string can.
    package init?(_ members: [JSONMember]) {
        for member in members {
            guard let field = DeclaredField(key: member.key) else { continue }
            switch member.value.content {
            case .null: values[field] = .some(nil)
            case .string(let text): values[field] = .some(text)
            default: return nil
            }
        }
    }

    /// The report as the judge compares it.
    var table: FieldTable {
        var table = FieldTable()
        for (field, value) in values {
            table[field] = value.map { Self.value($0, of: field) } ?? .null
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
