import SessionContract

/// The words for faults of the body of an answer, and of what its header says about it.
extension Wording {
    /// The words for a `Content-Type` that does not say JSON.
    static func contentType(_ type: ServerText?) -> Wording {
        Wording(
            message: "the Content-Type of the answer does not say JSON",
            kind: type == nil ? "absent" : "other-type",
            observed: type.map { "Content-Type \($0)" } ?? "no Content-Type",
            expected: "Content-Type: application/json",
            fix: "Send the media type application/json with every JSON body."
        )
    }

    /// The words for a body that could not be read as a whole.
    static func body(_ fault: LiveFault.BodyFault) -> Wording {
        switch fault {
        case .tooLong(let limit):
            Wording(
                message: "the body is longer than the limit",
                kind: "too-long",
                observed: "more than \(limit) bytes",
                expected: "a body within the limit",
                fix: "Send smaller pages."
            )
        case .cut(let received, let announced):
            Wording(
                message: "the connection ended before the end of the body",
                kind: "cut",
                observed: "\(received) bytes and no end"
                    + (announced.map { ", \($0) bytes announced" } ?? ""),
                expected: "a body as long as announced",
                fix: "Announce the length that is sent, and check what closes the connection."
            )
        case .encoding:
            Wording(
                message: "the body cannot be decoded",
                kind: "encoding",
                observed: "bytes that are not in the announced Content-Encoding",
                expected: "a body in the encoding that its header names",
                fix: "Send the Content-Encoding that the body has."
            )
        }
    }

    /// The words for an error object under status 200.
    static func errorBody(_ code: ServerText?) -> Wording {
        Wording(
            message: "the answer has status 200, but it is an error object and not sessions",
            kind: "error-object",
            observed: "an error object" + (code.map { ": \($0)" } ?? ""),
            expected: "sessions, or the error object with a status from 400 to 599",
            fix: "Send errors with a status of their own."
        )
    }

    /// The words for a run in which no answer had a session.
    static let empty = Self(
        message: "no answer contains a session, so nothing could be judged",
        kind: "empty",
        observed: "no session",
        expected: "at least one session",
        fix: "Sign in once with a browser, or use credentials that can see more sessions."
    )
}
