/// Wording for the body of a response with status 200 that is not about sessions.
extension Wording {
    /// The wording for a saved error object.
    static var errorObject: Wording {
        errorObject(code: nil, example: archive(content: #"{"text":"{\"error\":\"x\"}"}"#))
    }

    /// The wording for a document where JSON is expected.
    static var markup: Wording {
        Wording(
            message: "the body of the response is HTML or XML, not JSON",
            kind: "markup",
            observed: "a body that starts with <",
            expected: "a JSON text, with Content-Type: application/json",
            fix: "Check for a proxy or sign-in page that answers instead of the API.",
            example: archive(content: #"{"text":"<html>"}"#)
        )
    }

    /// Returns the wording for an error object with status 200.
    ///
    /// - Parameters:
    ///   - code: The code of the error, if it is known and may be shown.
    ///   - example: A text with the fault, if there is one.
    /// - Returns: The wording.
    package static func errorObject(code: String?, example: String? = nil) -> Wording {
        Wording(
            message: "the response has status 200 but contains an error object instead of sessions",
            kind: "error-object",
            observed: "an error object" + (code.map { ": \($0)" } ?? ""),
            expected: "sessions, or the error with a status of 400 or above",
            fix: "Send errors with a status of 400 or above.",
            example: example
        )
    }
}
