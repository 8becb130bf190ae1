/// Why there is no whole answer.
enum ExchangeFailure: Error, Hashable {
    case cancelled
    case timedOut

    /// The host has no address.
    case unknownHost

    /// Nothing listens at the port.
    case refused

    /// The connection ended before an answer came, or in the middle of one.
    case connectionLost

    /// There is no trusted encrypted connection; the text is the library's and may quote names.
    case insecure(String)

    /// What came is not HTTP.
    case malformed(String)

    /// The connection ended in order before the body was whole.
    case bodyCut(received: Int, announced: Int?)

    /// The body does not have the content encoding that its header names.
    case bodyEncoding

    /// The body is longer than this many bytes.
    case bodyTooLong(limit: Int)

    case other(String)
}
