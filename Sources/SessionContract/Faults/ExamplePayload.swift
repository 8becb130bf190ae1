import SessionModel
import StrictJSON

/// Builds the smallest payloads that show faults of a single session.
enum ExamplePayload {
    /// A session whose `field` has this JSON text as its value, with an `id` in any case.
    static func session(_ field: DeclaredField, _ value: String) -> String {
        field == .id ? #"{"id":\#(value)}"# : session(member: field.key, value)
    }

    /// A session with an `id` and a member that has this JSON text as its value.
    static func session(member key: String, _ value: String) -> String {
        #"{"id":1,"\#(key)":\#(value)}"#
    }

    /// A session with every declared field but one.
    static func session(without field: DeclaredField) -> String {
        let members = DeclaredField.allCases.filter { $0 != field }.map { other in
            "\"\(other.key)\":\(other == .id ? "1" : "null")"
        }
        return "{\(members.joined(separator: ","))}"
    }
}

extension JSONValue.Kind {
    /// A shortest value of this type as a JSON text.
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
