import SessionContract

/// Messages about the body of a response and the header fields that describe it.
extension Wording {
    /// The message about a `Content-Type` that is missing or not JSON.
    static func contentType(_ type: ServerText?) -> Wording {
        Wording(
            message: "the Content-Type of the response is missing or is not JSON",
            kind: type == nil ? "absent" : "other-type",
            observed: type.map { "Content-Type \($0)" } ?? "no Content-Type",
            expected: "Content-Type: application/json",
            fix: "Send Content-Type: application/json. Check for a proxy or sign-in page that "
                + "answers instead of the API."
        )
    }

    /// The message about a body that could not be read completely.
    static func body(_ fault: LiveFault.BodyFault) -> Wording {
        switch fault {
        case .cut(let received, let announced):
            Wording(
                message: "the connection ended before the response body was complete",
                kind: "cut",
                observed: announced.map { "\(received) of \($0) announced bytes" }
                    ?? "\(received) bytes, and then the end of the connection",
                expected: "the complete body",
                fix: "Send as many bytes as announced. Check for a proxy that closes connections "
                    + "early."
            )
        case .framing(let reason):
            Wording(
                message: "the response does not say where its body ends, or contradicts itself",
                kind: "framing",
                observed: reason.text,
                expected: "a valid Content-Length, or valid chunks with an end",
                fix: "Send one Content-Length with the number of bytes of the body, or valid "
                    + "chunks. Check what a proxy in between adds."
            )
        case .encoding:
            Wording(
                message: "the response body does not match its Content-Encoding",
                kind: "encoding",
                observed: "bytes that cannot be decoded with the announced Content-Encoding",
                expected: "a body in the encoding that its header names",
                fix: "Send the Content-Encoding that the body has, or none."
            )
        }
    }

    /// The message about a run in which no response contained a session.
    static let empty = Self(
        message: "no response contained a session, so nothing could be judged",
        kind: "empty",
        observed: "no sessions",
        expected: "at least one session",
        fix: "Sign in once with a browser, or use the credentials of an admin, who sees all "
            + "sessions."
    )
}
