package import StrictJSON

/// A JSON value as far as the contract asks about it: its type, and what a number is worth as an
/// integer.
package enum ValueForm: Hashable, Sendable {
    case null
    case boolean
    case number(JSONNumber.Integrality)
    case string
    case array
    case object
}

extension ValueForm {
    /// The form of a value of a tree.
    package init(_ value: JSONValue) {
        self =
            switch value.content {
            case .null: .null
            case .bool: .boolean
            case .number(let number): .number(number.integrality)
            case .string: .string
            case .array: .array
            case .object: .object
            }
    }

    /// The JSON type of the value.
    package var kind: JSONValue.Kind {
        switch self {
        case .null: .null
        case .boolean: .boolean
        case .number: .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }
}
