import SessionContract
import StrictJSON

/// What a text says of one declared field.
enum FieldValue: Hashable, Sendable {
    case absent
    case null

    /// An integer of 64 bits, written with digits alone.
    case integer(Int64)

    /// Any other number, as it is spelled.
    case number(String)

    case string(JSONString)

    /// A value of a type that no declared field has.
    case other(JSONValue.Kind)
}

extension FieldValue {
    init(_ value: JSONValue) {
        self =
            switch value.content {
            case .null: .null
            case .number(let number): Self(number)
            case .string(let text): .string(text)
            case .bool, .array, .object: .other(value.kind)
            }
    }

    private init(_ number: JSONNumber) {
        if case .integer(let value) = number.integrality {
            self = .integer(value)
        } else {
            self = .number(number.text)
        }
    }

    /// The state or the type, as findings name it.
    var kind: String {
        switch self {
        case .absent: "absent"
        case .null: "null"
        case .integer, .number: "number"
        case .string: "string"
        case .other(let kind): kind.rawValue
        }
    }

    /// What it is, in words that repeat no value.
    var phrase: String {
        switch self {
        case .absent: "no such member"
        case .null: "null"
        case .integer, .number: "a number"
        case .string(let text):
            "a string of \(text.bytes.count) byte\(text.bytes.count == 1 ? "" : "s")"
        case .other(let kind): kind.phrase
        }
    }

    /// The digits of a number.
    private var numberText: String? {
        switch self {
        case .integer(let value): String(value)
        case .number(let text): text
        default: nil
        }
    }

    /// Whether both mean the same: numbers by their exact value, strings by their scalars.
    func means(_ other: FieldValue) -> Bool {
        switch (self, other) {
        case (.integer(let left), .integer(let right)): return left == right
        case (.string(let left), .string(let right)): return left.bytes == right.bytes
        case (.integer, .number), (.number, .integer), (.number, .number):
            guard let left = numberText, let right = other.numberText else { return false }
            return DecimalValue(left.utf8) == DecimalValue(right.utf8)
        default: return self == other
        }
    }
}

extension FieldValue {
    /// How this breaks what the contract says of `field`.
    func violation(of field: DeclaredField) -> Violation? {
        switch self {
        case .absent: field.isRequired ? Violation(.missing, of: field) : nil
        case .null: field.isRequired ? Violation(.null, of: field) : nil
        case .integer where field.kind == .number: nil
        case .number(let text) where field.kind == .number:
            DecimalValue(text.utf8).isInteger ? nil : Violation(.fraction, of: field)
        case .string where field.kind == .string: nil
        case .integer, .number: Violation(.type(.number), of: field)
        case .string: Violation(.type(.string), of: field)
        case .other(let kind): Violation(.type(kind), of: field)
        }
    }
}

/// What a text says of all declared fields.
struct FieldTable: Hashable, Sendable {
    private var values = [5 of FieldValue](repeating: .absent)

    subscript(field: DeclaredField) -> FieldValue {
        get { values[field.rawValue] }
        set { values[field.rawValue] = newValue }
    }

    /// Whether both say the same of each field.
    func means(_ other: FieldTable) -> Bool {
        for index in values.indices where !values[index].means(other.values[index]) {
            return false
        }
        return true
    }

    /// The fields whose values break the contract.
    var violations: [Violation] {
        DeclaredField.allCases.compactMap { self[$0].violation(of: $0) }
    }

    static func == (left: Self, right: Self) -> Bool {
        for index in left.values.indices where left.values[index] != right.values[index] {
            return false
        }
        return true
    }

    func hash(into hasher: inout Hasher) {
        for index in values.indices { hasher.combine(values[index]) }
    }
}
