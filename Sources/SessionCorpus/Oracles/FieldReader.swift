import SessionContract
package import StrictJSON

/// Reads the declared fields from the tree of a payload, without the model.
package enum FieldReader {
    /// What models may read: with the first value of each key, and with the last.
    ///
    /// Equal outcomes are one, and an outcome with a field that breaks the contract is none.
    package static func outcomes(of members: [JSONMember]) -> [SessionFields] {
        var outcomes: [SessionFields] = []
        for sequence in [members.reversed(), members] {
            // The one set last is the one that counts.
            guard let fields = fields(of: sequence), !outcomes.contains(fields) else { continue }
            outcomes.append(fields)
        }
        return outcomes
    }

    /// The fields of which the last value counts, or `nil` where one breaks the contract.
    private static func fields(of members: [JSONMember]) -> SessionFields? {
        var values: [DeclaredField: JSONValue] = [:]
        for member in members {
            if let field = DeclaredField(key: member.key) { values[field] = member.value }
        }
        guard values[.id] != nil else { return nil }
        var fields = SessionFields()
        for (field, value) in values {
            guard let value = self.value(value, of: field) else { return nil }
            fields[field] = value
        }
        return fields
    }

    private static func value(_ value: JSONValue, of field: DeclaredField) -> SessionFields.Value? {
        switch value.content {
        case .null: field.isRequired ? nil : .null
        case .number(let number) where field.kind == .number:
            number.decimalDigits.map { .integer($0) }
        case .string(let string) where field.kind == .string: .text(string)
        default: nil
        }
    }
}

extension JSONNumber {
    /// The most digits that an integer is written out with.
    private static let mostDigits = 1_000

    /// The integer in decimal digits whatever its size and spelling, or `nil` where it is none or
    /// has too many of them.
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
