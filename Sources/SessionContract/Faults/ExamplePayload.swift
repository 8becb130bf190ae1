import SessionModel
import StrictJSON

/// Builds the smallest payloads that show faults of a single session.
enum ExamplePayload {
    /// Returns a session with an `id` in which the value of `field` is this JSON text.
    static func session(_ field: DeclaredField, _ value: String) -> String {
        field == .id ? #"{"id":\#(value)}"# : session(member: field.key, value)
    }

    /// Returns a session with an `id` and a member whose value is this JSON text.
    static func session(member key: String, _ value: String) -> String {
        #"{"id":1,"\#(key)":\#(value)}"#
    }

    /// Returns a session with every declared field except one.
    static func session(without field: DeclaredField) -> String {
        let members = DeclaredField.allCases.filter { $0 != field }.map { other in
            "\"\(other.key)\":\(other == .id ? "1" : "null")"
        }
        return "{\(members.joined(separator: ","))}"
    }
}

extension JSONValue.Kind {
    /// A shortest JSON text of this type.
    var exampleText: String {
        switch self {
        case .null: "null"
        case .boolean: "true"
        case .number: "1"
        case .string: #""1""#
        case .array: "[]"
        case .object: "{}"
        }
    }
}
