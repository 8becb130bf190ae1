/// An answer as far as it was read.
struct HTTPResponse {
    var status: Int

    /// The header fields, their names in lower case.
    var fields: [String: String]

    var body: [UInt8]

    subscript(field name: String) -> String? { fields[name] }
}

/// Why there is no whole answer.
enum ExchangeFailure: Error, Hashable {
    case cancelled
    case timedOut

    /// The host has no address.
    case unknownHost

    /// Nobody listens at the port.
    case refused

    /// The connection ended before an answer came, or in the middle of one.
    case connectionLost

    /// No trusted encrypted connection came about; the text is the library's and may quote names.
    case insecure(String)

    /// What came is no HTTP.
    case malformed(String)

    /// The connection ended in order before the body was whole.
    case bodyCut(received: Int, announced: Int?)

    /// The body does not have the content encoding that its header names.
    case bodyEncoding

    /// The body is longer than this many bytes.
    case bodyTooLong(limit: Int)

    case other(String)
}
