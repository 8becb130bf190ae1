package import StrictJSON

/// The properties of a JSON value that the contract constrains: its type, and for a number, whether
/// it is an integer.
package enum ValueForm: Hashable, Sendable {
    case null
    case boolean
    case number(JSONNumber.Integrality)
    case string
    case array
    case object
}

extension ValueForm {
    /// Creates the form of a parsed value.
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
