import StrictJSON

/// Wording for faults of the group `envelope` that are about the sessions in it.
extension Wording {
    /// Returns the wording for a text that is neither a session nor an envelope.
    static func unknownEnvelope(_ kind: JSONValue.Kind) -> Wording {
        let isObject = kind == .object
        return Wording(
            message: "\(isObject ? "this object" : kind.phrase) is neither a session nor "
                + "an envelope of sessions",
            kind: kind.rawValue,
            observed: isObject ? "an object without any of the expected keys" : kind.phrase,
            expected: "a session, an array of sessions, or an object with the key 'session' or "
                + "'sessions'",
            fix: "Check that the payload is a successful response of a sessions endpoint.",
            example: kind.exampleText
        )
    }

    /// Returns the wording for an element of a list that is not an object.
    static func elementShape(_ kind: JSONValue.Kind) -> Wording {
        Wording(
            message: "found \(kind.phrase) where a session was expected",
            kind: kind.rawValue,
            observed: kind.phrase,
            expected: "a session object",
            fix: "Send only session objects in this list.",
            example: "[\(kind.exampleText)]"
        )
    }

    /// Returns the wording for a `sessions` that is not an array.
    static func sessionsShape(_ kind: JSONValue.Kind) -> Wording {
        Wording(
            message: "'sessions' is \(kind.phrase)",
            kind: kind.rawValue,
            observed: kind.phrase,
            expected: "an array of session objects",
            fix: "Send an array of session objects, or [] if there are no sessions.",
            example: #"{"sessions":\#(kind.exampleText)}"#
        )
    }

    /// Returns the wording for a `session` that is neither one session nor an array of one.
    static func sessionShape(_ kind: JSONValue.Kind) -> Wording {
        let isArray = kind == .array
        return Wording(
            message: isArray
                ? "'session' is an array that does not have exactly one element"
                : "'session' is \(kind.phrase)",
            kind: kind.rawValue,
            observed: isArray ? "an empty array, or one with several elements" : kind.phrase,
            expected: "one session object",
            fix: isArray
                ? "Send one session object, or send the list under the key 'sessions'."
                : "Send one session object.",
            example: #"{"session":\#(kind.exampleText)}"#
        )
    }

    static let arrayForm = Self(
        message: "'session' is an array that contains the session",
        kind: "array",
        observed: "an array of one element",
        expected: "an object, which clients expect although the documentation shows an array",
        fix: "In a client, accept both forms. An API may keep the form that it documents.",
        example: #"{"session":[{"id":1}]}"#
    )
}
