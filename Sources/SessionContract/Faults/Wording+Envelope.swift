import StrictJSON

/// The words for faults of the group `envelope` that are about the sessions in it.
extension Wording {
    /// The words for a text that is neither a session nor an envelope.
    static func unknownEnvelope(_ kind: JSONValue.Kind) -> Wording {
        let isObject = kind == .object
        return Wording(
            message: "\(isObject ? "this object" : kind.phrase) is neither a session nor "
                + "an envelope of sessions",
            kind: kind.rawValue,
            observed: isObject ? "an object without any of the expected keys" : kind.phrase,
            expected: "a session, an array of sessions, or an object with the key 'session' or "
                + "'sessions'",
            fix: "Check that the payload is a successful answer of a sessions endpoint.",
            example: kind.exampleText
        )
    }

    /// The words for an element of a list that is not an object.
    static func elementShape(_ kind: JSONValue.Kind) -> Wording {
        Wording(
            message: "found \(kind.phrase) where a session was expected",
            kind: kind.rawValue,
            observed: kind.phrase,
            expected: "a session object",
            fix: "Send each session as an object, and nothing else in this list.",
            example: "[\(kind.exampleText)]"
        )
    }

    /// The words for `sessions` with a value that is not an array.
    static func sessionsShape(_ kind: JSONValue.Kind) -> Wording {
        Wording(
            message: "'sessions' is \(kind.phrase)",
            kind: kind.rawValue,
            observed: kind.phrase,
            expected: "an array of session objects",
            fix: "Send an array of session objects, and [] if there are none.",
            example: #"{"sessions":\#(kind.exampleText)}"#
        )
    }

    /// The words for `session` with a value that holds no session, or several.
    static func sessionShape(_ kind: JSONValue.Kind) -> Wording {
        let isArray = kind == .array
        return Wording(
            message: isArray
                ? "'session' is an array, but not of one session" : "'session' is \(kind.phrase)",
            kind: kind.rawValue,
            observed: isArray ? "an array that is empty or has several elements" : kind.phrase,
            expected: "one session object",
            fix: isArray
                ? "Send one session object, or send the list under the key 'sessions'."
                : "Send one session object.",
            example: #"{"session":\#(kind.exampleText)}"#
        )
    }

    static let arrayForm = Self(
        message: "the single session is in an array",
        kind: "array",
        observed: "an array of one element",
        expected: "an object, as running clients expect despite the vendor's documents",
        fix: "Accept both forms in a client. An API may keep the form that it documents.",
        example: #"{"session":[{"id":1}]}"#
    )
}
