/// Why there is no complete response.
enum ExchangeFailure: Error, Hashable {
    case cancelled
    case timedOut

    /// The host has no address.
    case unknownHost

    /// The connection was refused or could not be made.
    case refused

    /// The connection ended before a response arrived, or in the middle of its head.
    case connectionLost

    /// There is no trusted encrypted connection; the text is the library's and may quote names.
    case insecure(String)

    /// The proxy made no connection to the host; with the reason, and whether it may pass.
    case proxy(String, isTransient: Bool)

    /// The response is not HTTP.
    case malformed(String)

    /// The connection ended before the body was complete.
    case bodyCut(received: Int, announced: Int?)

    /// The length of the body cannot be determined (RFC 9112, section 6), with the reason.
    case bodyFraming(String)

    /// The body does not have the content coding that its header names.
    case bodyEncoding

    /// The body is longer than this many bytes.
    case bodyTooLong(limit: Int)

    /// The header or trailer fields, or the chunk extensions, have more than this many bytes.
    case headTooLong(limit: Int)

    /// The body has a coding that this program cannot read.
    case unsupportedCoding(String)

    case other(String)
}
