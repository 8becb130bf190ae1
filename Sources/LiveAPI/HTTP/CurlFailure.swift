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
        case 7: self = .refused
        case 28: self = .timedOut
        case 18:
            self = hasHead ? .bodyCut(received: received, announced: announced) : .connectionLost
        // "Too large response headers" is among the errors of receiving.
        case 52, 55, 56, 92, 95:
            // Under TLS 1.3, a server that wants a certificate says so after the handshake.
            let isAlert = message.contains("alert")
            let isLong = message.contains("response headers")
            self = isAlert ? .insecure(message) : isLong ? .headTooLong : .connectionLost
        // The chunks or the frames of the body are invalid, or what arrives is not HTTP.
        case 1, 8, 16, 43: self = hasHead ? .bodyFraming(message) : .malformed(message)
        case 27, 100: self = .headTooLong
        case 35, 51, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91, 98:
            self = .insecure(message)
        default: self = .other(message.isEmpty ? "the program curl \(end)" : message)
        }
    }

    private static var headTooLong: Self { .headTooLong(limit: HeaderLines.sectionLimit) }
}
