import SessionContract
import SessionModel
package import StrictJSON

/// Reads the declared fields from the tree of a payload, without the model.
package enum FieldReader {
    /// Returns what models may read, taking the first value of each key or the last.
    ///
    /// Equal outcomes count once. An outcome with a field that breaks the contract does not count.
    package static func outcomes(of members: [JSONMember]) -> [SessionFields] {
        var outcomes: [SessionFields] = []
        for sequence in [members.reversed(), members] {
            // `fields(of:)` keeps the last value of a key, so reversing keeps the first.
            guard let fields = fields(of: sequence), !outcomes.contains(fields) else { continue }
            outcomes.append(fields)
        }
        return outcomes
    }

    /// Returns the fields with the last value of each key, or `nil` if one breaks the contract.
    private static func fields(of members: [JSONMember]) -> SessionFields? {
        var values = FieldMap<JSONValue?>(repeating: nil)
        for member in members {
            if let field = DeclaredField(key: member.key) { values[field] = member.value }
        }
        var fields = SessionFields()
        for field in DeclaredField.allCases {
            guard let value = values[field] else {
                if field.isRequired { return nil }
                continue
            }
            guard let content = content(of: value, in: field) else { return nil }
            fields[field] = content
        }
        return fields
    }

    /// Returns the content of a field, or `nil` if it breaks the contract or has too many digits.
    private static func content(
        of value: JSONValue,
        in field: DeclaredField
    ) -> OptionalNullable<SessionFields.Content>? {
        // A fault that is an open question is not a violation, so a model may have read the value.
        if let fault = field.fault(for: ValueForm(value)), fault.question == nil { return nil }
        return switch value.content {
        case .null: .null
        case .number(let number): number.decimalDigits.map { .value(.integer($0)) }
        case .string(let string): .value(.text(string))
        case .bool, .array, .object: nil
        }
    }
}

extension JSONNumber {
    /// The maximum number of digits written out, since a short text such as `1e999999999` may mean
    /// very many.
    private static let mostDigits = 1_000

    /// The decimal digits of the integer, whatever its size and spelling, or `nil` if the number is
    /// not an integer or has too many digits.
    package var decimalDigits: String? {
        switch integrality {
        case .integer(let value), .spelledInteger(let value): return String(value)
        case .fraction: return nil
        case .outOfRange: break
        }
        let parts = text.split(whereSeparator: { $0 == "e" || $0 == "E" })
        let mantissa = parts[0].split(separator: ".")
        guard let exponent = parts.count == 1 ? 0 : Int(parts[1]), abs(exponent) < Self.mostDigits
        else { return nil }
        var digits = mantissa.joined().filter(\.isNumber)
        var zeros = exponent - (mantissa.count > 1 ? mantissa[1].count : 0)
        while zeros < 0, digits.hasSuffix("0") {
            digits.removeLast()
            zeros += 1
        }
        digits = String(digits.drop { $0 == "0" }) + String(repeating: "0", count: max(0, zeros))
        guard digits.count <= Self.mostDigits else { return nil }
        return (text.hasPrefix("-") ? "-" : "") + digits
    }
}
