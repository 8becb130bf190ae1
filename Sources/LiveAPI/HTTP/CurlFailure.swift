import Platform

extension ExchangeFailure {
    /// What an exit code of curl means.
    ///
    /// - Parameters:
    ///   - end: How curl ended.
    ///   - message: What it printed on standard error.
    ///   - hasHead: Whether the head of a response has arrived.
    ///   - received: The number of bytes of its body.
    ///   - announced: The length of its body, if it says so.
    init(curl end: ChildEnd, _ message: String, hasHead: Bool, received: Int, announced: Int?) {
        guard case .exited(let code) = end else {
            self = .other("the program curl \(end)")
            return
        }
        switch code {
        case 6: self = .unknownHost
        // curl's own messages about an invalid proxy repeat its address with the password.
        case 5: self = .unusableProxy
        case 7: self = message.contains("proxy") ? .unusableProxy : .refused
        case 28: self = .timedOut
        // Over HTTP/2, a server ends a response that it cannot complete with an error (92).
        case 18, 92:
            self = hasHead ? .bodyCut(received: received, announced: announced) : .connectionLost
        case 52, 55, 56, 95: self = Self(receiving: message)
        // The chunks or the frames of the body are invalid, or what arrives is not HTTP.
        case 1, 8, 16, 43: self = hasHead ? .bodyFraming(message) : .malformed(message)
        case 27, 100: self = .headTooLong
        case 35, 51, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91, 98:
            self = .insecure(message)
        default: self = .other(message.isEmpty ? "the program curl \(end)" : message)
        }
    }

    /// The failure of a connection or of receiving, which the message of curl distinguishes.
    private init(receiving message: String) {
        if message.contains("CONNECT") {
            self = .refusedTunnel(message)
        } else if message.contains("alert") {
            // Under TLS 1.3, a server that wants a certificate says so after the handshake.
            self = .insecure(message)
        } else if message.contains("response headers") {
            self = .headTooLong
        } else if message.contains("callback function failed") {
            // This is how curl 7.88 says that header fields over HTTP/2 are too long.
            self = .headTooLong(limit: HeaderLines.limitOverHTTP2)
        } else {
            self = .connectionLost
        }
    }

    private static var unusableProxy: Self {
        .proxy("the address of the proxy is invalid, or its host is unknown", isTransient: false)
    }

    /// The failure of a request for a tunnel, such as `CONNECT tunnel failed, response 407`.
    private static func refusedTunnel(_ message: String) -> Self {
        let numbers = message.split { !$0.isNumber }.compactMap { Int($0) }
        // Repeating a wrong password could lock its user out.
        return .proxy(message, isTransient: numbers.contains { (500...599).contains($0) })
    }

    private static var headTooLong: Self { .headTooLong(limit: HeaderLines.sectionLimit) }
}
