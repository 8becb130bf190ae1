import SessionContract
import StrictJSON

/// What a text says of one declared field.
enum FieldValue: Hashable, Sendable {
    case absent
    case null

    /// An integer of 64 bits, written with digits alone.
    case integer(Int64)

    /// Any other number; so rare that it shall not make every value longer.
    indirect case number(JSONNumber)

    case string(JSONString)

    /// A value of a type that no declared field has.
    case other(JSONValue.Kind)
}

extension FieldValue {
    /// What the value is, or the value that a bracket opens.
    init(_ value: JSONEvent, in text: borrowing RawSpan) {
        self =
            switch value {
            case .null: .null
            case .string(let extent): .string(JSONString(extent, in: text))
            case .number(let range): Self(numberIn: range, of: text)
            default: .other(value.kind)
            }
    }

    private init(numberIn range: Range<Int>, of text: borrowing RawSpan) {
        if case .integer(let value) = JSONNumber.Integrality(ofNumberIn: range, of: text) {
            self = .integer(value)
        } else {
            self = .number(JSONNumber(range, in: text))
        }
    }

    /// Whether a text spells this value, without a loss and in its plainest form.
    func isSpelled(by value: JSONEvent, in text: borrowing RawSpan) -> Bool {
        switch (self, value) {
        case (.null, .null): return true
        case (.integer(let integer), .number(let range)):
            return JSONNumber.Integrality(ofNumberIn: range, of: text) == .integer(integer)
        case (.string(let string), .string(let extent)):
            guard extent.hasEscapes else {
                return unsafe string.bytes.span.bytes.hasSameBytes(
                    as: text.extracting(extent.range)
                )
            }
            return string == JSONString(extent, in: text)
        default: return false
        }
    }

    var isAbsent: Bool {
        if case .absent = self { true } else { false }
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
        case .number(let number): number.text
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
    func fault(as field: DeclaredField) -> Violation.Fault? {
        switch self {
        case .absent: field.isRequired ? .missing : nil
        case .null: field.isRequired ? .null : nil
        case .integer where field.kind == .number: nil
        case .number(let number) where field.kind == .number:
            number.integrality == .fraction ? .fraction : nil
        case .string where field.kind == .string: nil
        case .integer, .number: .type(.number)
        case .string: .type(.string)
        case .other(let kind): .type(kind)
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

    /// The fields that are not absent, a bit each.
    var present: UInt8 {
        var present: UInt8 = 0
        for index in values.indices where !values[index].isAbsent { present |= 1 << UInt8(index) }
        return present
    }

    /// Whether a text spells the value of a field, without a loss and in its plainest form.
    func isSpelled(
        _ field: DeclaredField,
        by value: JSONEvent,
        in text: borrowing RawSpan
    ) -> Bool {
        values[field.rawValue].isSpelled(by: value, in: text)
    }

    /// How the fields break the contract.
    var violations: [Violation] {
        DeclaredField.allCases.compactMap { field in
            self[field].fault(as: field).map { Violation($0, of: field) }
        }
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
