import StrictJSON

/// The head of a response as `curl -i` prints it: the status line and the header fields.
struct TranscriptHead {
    /// The start of the status line.
    let position: TextPosition

    let status: UInt16

    /// The length of the body in bytes, if it is known and the body is printed as it came.
    private(set) var bodyLength: Int?

    /// Whether the body was sent in another form than the one that is printed.
    private var isEncoded = false

    /// The head that starts with this status line; `nil` if it is not one.
    init?(statusLine: [UInt8], at position: TextPosition) {
        let parts = statusLine.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count > 1, Self.isVersion(parts[0]), parts[1].count == 3,
            let status = UInt16(String(decoding: parts[1], as: UTF8.self))
        else { return nil }
        self.position = position
        self.status = status
        let reason = String(decoding: statusLine, as: UTF8.self).lowercased()
        opensTunnel = status == 200 && reason.contains("connection established")
    }

    /// Whether bytes are a protocol version, such as `HTTP/1.1` or `HTTP/2`.
    private static func isVersion(_ bytes: ArraySlice<UInt8>) -> Bool {
        let name = "HTTP/".utf8
        let number = bytes.dropFirst(name.count)
        return bytes.starts(with: name) && (1...3).contains(number.count)
            && number.first?.isDigit == true
            && number.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") }
    }

    /// Takes what matters from a header field.
    mutating func take(field line: [UInt8]) {
        let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 1)
        guard parts.count == 2 else { return }
        let value = String(decoding: parts[1], as: UTF8.self).filter { !$0.isWhitespace }
        switch String(decoding: parts[0], as: UTF8.self).lowercased() {
        case "content-length": bodyLength = Int(value).flatMap { $0 >= 0 ? $0 : nil }
        case "content-encoding": isEncoded = value.lowercased() != "identity"
        case "transfer-encoding": isEncoded = true
        default: break
        }
        if isEncoded { bodyLength = nil }
    }

    /// Whether the response is that of a proxy, which opens a tunnel to the server.
    let opensTunnel: Bool

    /// Whether a line is a header field.
    static func isField(_ line: [UInt8]) -> Bool {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0 else { return false }
        return line[..<colon].allSatisfy { (0x21...0x7E).contains($0) }
    }

    /// Whether the response announces another one or points to it, so that it need not be judged if
    /// one follows.
    var isInterim: Bool { status < 200 || (300..<400).contains(status) }
}
