/// Why there is no complete response.
enum ExchangeFailure: Error, Hashable {
    case cancelled
    case timedOut

    /// The host has no address.
    case unknownHost

    /// The connection was refused or could not be made.
    case refused

    /// The connection ended before a response arrived, or in the middle of one.
    case connectionLost

    /// There is no trusted encrypted connection; the text is the library's and may quote names.
    case insecure(String)

    /// The response is not HTTP.
    case malformed(String)

    /// The connection was closed properly before the body was complete.
    case bodyCut(received: Int, announced: Int?)

    /// The body does not have the content encoding that its header names.
    case bodyEncoding

    /// The body is longer than this many bytes.
    case bodyTooLong(limit: Int)

    case other(String)
}
