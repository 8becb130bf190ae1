package import SessionContract
package import SessionModel
package import StrictJSON

/// The value of one declared field in a JSON text.
package enum FieldValue: Hashable, Sendable {
    case absent
    case null

    /// An integer that fits 64 bits and is written with digits only.
    case integer(Int64)

    /// Any other number; indirect, because it is rare and would make every value larger.
    indirect case number(JSONNumber)

    case string(JSONString)

    /// A value of a type that no declared field has.
    case other(JSONValue.Kind)
}

extension FieldValue {
    /// Creates the value of an event; an opening bracket means an array or object.
    package init(_ value: JSONEvent, in text: borrowing RawSpan) {
        self =
            switch value {
            case .null: .null
            case .string(let extent): .string(JSONString(extent, in: text))
            case .number(let range): Self(numberIn: range, of: text)
            case .bool, .beginArray, .endArray, .beginObject, .endObject, .key: .other(value.kind)
            }
    }

    /// Creates the value of a member of a tree.
    package init(_ value: JSONValue) {
        if let string = value.string {
            self = .string(string)
        } else if let number = value.number {
            self = number.int64.map(Self.integer) ?? .number(number)
        } else {
            self = value.kind == .null ? .null : .other(value.kind)
        }
    }

    private init(numberIn range: Range<Int>, of text: borrowing RawSpan) {
        if case .integer(let value) = JSONNumber.Integrality(ofNumberIn: range, of: text) {
            self = .integer(value)
        } else {
            self = .number(JSONNumber(range, in: text))
        }
    }

    /// Returns whether an event is exactly this value; a number only if it is a plain integer.
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
        case (.absent, _), (.null, _), (.integer, _), (.number, _), (.string, _), (.other, _):
            return false
        }
    }

    var isAbsent: Bool {
        if case .absent = self { true } else { false }
    }

    /// Absent, null or a value of any type.
    package var state: FieldState {
        switch self {
        case .absent: .absent
        case .null: .null
        case .integer, .number, .string, .other: .value
        }
    }

    /// The text of a number.
    package var numberText: String? {
        switch self {
        case .integer(let value): String(value)
        case .number(let number): number.text
        case .absent, .null, .string, .other: nil
        }
    }

    /// Returns whether both have the same meaning: numbers by exact value, strings by scalars.
    package func means(_ other: FieldValue) -> Bool {
        switch (self, other) {
        case (.integer(let left), .integer(let right)): return left == right
        case (.string(let left), .string(let right)): return left.bytes == right.bytes
        case (.integer, .number), (.number, .integer), (.number, .number):
            guard let left = numberText, let right = other.numberText else { return false }
            return DecimalValue(left.utf8) == DecimalValue(right.utf8)
        case (.absent, _), (.null, _), (.integer, _), (.number, _), (.string, _), (.other, _):
            return self == other
        }
    }
}

extension FieldValue {
    /// The form of the value that the contract judges; `nil` if absent.
    private var form: ValueForm? {
        switch self {
        case .absent: nil
        case .null: .null
        case .integer(let value): .number(.integer(value))
        case .number(let number): .number(number.integrality)
        case .string: .string
        case .other(.boolean): .boolean
        case .other(.array): .array
        case .other(.object): .object
        case .other(let kind): preconditionFailure("\(kind) has a case of its own")
        }
    }

    /// Returns whether a model must decide a question to accept this value in `field`.
    package func raises(_ question: PolicyQuestion, in field: DeclaredField) -> Bool {
        if question == .loneSurrogate, case .string(let text) = self {
            return text.hasLoneSurrogate
        }
        return fault(as: field)?.question == question
    }

    /// Returns the fault of this value in `field`, or `nil` if the contract allows it.
    package func fault(as field: DeclaredField) -> Fault? {
        guard let form else { return field.isRequired ? .absent(field) : nil }
        return field.fault(for: form)
    }
}
