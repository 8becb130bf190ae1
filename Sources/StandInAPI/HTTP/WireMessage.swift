/// A response as it is sent, in parts that faults and variations can change.
struct WireMessage {
    /// The bytes before the status line, such as interim responses.
    var preamble: [UInt8] = []

    /// The status line, without its line break.
    var statusLine: [UInt8]

    /// The field lines in their order, without their line breaks.
    var fieldLines: [[UInt8]]

    /// The content, with the framing that the field lines announce.
    var body: [UInt8]

    /// What follows the body, such as a block that is sent many times.
    var filler: Piece?

    /// What is sent instead of all of the above; `nil` for nothing else.
    var replacement: [Piece]?

    /// What happens to the connection after the last byte.
    var ending: Ending

    /// The pace of everything but the filler; `nil` to send as fast as possible.
    var pace: Pace?

    /// Whether chunks may be sent, which HTTP/1.0 does not have.
    let allowsChunks: Bool

    let scale: Scale

    /// A change that a fault or a variation makes.
    typealias Change = @Sendable (inout WireMessage) -> Void

    /// Creates a correct message.
    ///
    /// - Parameters:
    ///   - response: The response.
    ///   - request: The request, which decides what happens to the connection.
    ///   - date: The time of the response, in seconds since 1970.
    ///   - scale: The lengths and paces that changes use.
    init(
        _ response: HTTPResponse,
        to request: HTTPRequest,
        date: Int64,
        scale: Scale
    ) {
        let isLast = request.wantsClose
        statusLine = response.statusLine
        fieldLines = response.fieldLines(isLast: isLast, date: date)
        body = response.body
        ending = isLast ? .close : .keepAlive
        allowsChunks = request.minorVersion > 0
        self.scale = scale
    }

    /// The bytes of the status line and the field lines, without the empty line.
    var openHead: [UInt8] {
        ([statusLine] + fieldLines).reduce(into: preamble) {
            $0 += $1 + [.carriageReturn, .lineFeed]
        }
    }

    /// The bytes before the body.
    var head: [UInt8] { openHead + [.carriageReturn, .lineFeed] }

    /// Everything that is sent, in its order.
    var pieces: [Piece] {
        replacement ?? [Piece(head + body)] + (filler.map { [$0] } ?? [])
    }
}

// MARK: - Changes

extension WireMessage {
    /// Removes the field lines with this name.
    mutating func remove(_ name: String) {
        fieldLines.removeAll { line in
            String(ascii: line.prefix { $0 != .colon }).lowercased() == name.lowercased()
        }
    }

    /// Adds a field line.
    mutating func add(_ line: String) {
        fieldLines.append(Array(line.utf8))
    }

    /// Replaces the field lines with this name by one.
    mutating func set(_ name: String, _ value: String) {
        remove(name)
        add("\(name): \(value)")
    }

    /// Sends these bytes instead of the message.
    mutating func send(_ bytes: [UInt8], then ending: Ending) {
        replacement = [Piece(bytes)]
        self.ending = ending
    }

    /// Sends a block again and again after some bytes, up to the length of an endless body.
    mutating func send(
        _ bytes: [UInt8],
        thenRepeat block: [UInt8],
        pace: Pace? = nil
    ) {
        let count = max(1, scale.endlessBody / max(1, block.count))
        replacement = [
            Piece(bytes), Piece(block, count: count, pace: pace),
        ]
        ending = .close
    }

    /// Announces that the body consists of chunks, and frames it accordingly.
    ///
    /// - Parameters:
    ///   - length: The number of bytes of each chunk but the last.
    ///   - extensions: What follows the size of each chunk.
    ///   - end: The last chunk and the trailer section; empty to leave them out.
    mutating func chunk(
        by length: Int = 1_024,
        extensions: String = "",
        end: String = "0\r\n\r\n"
    ) {
        remove("Content-Length")
        set("Transfer-Encoding", "chunked")
        var framed: [UInt8] = []
        var rest = body[...]
        while !rest.isEmpty {
            let part = rest.prefix(length)
            framed += Self.chunk(Array(part), extensions: extensions)
            rest = rest.dropFirst(part.count)
        }
        body = framed + Array(end.utf8)
    }

    /// Returns the bytes framed as one chunk (RFC 9112, 7.1), or nothing for no bytes, because an
    /// empty chunk would end the body.
    static func chunk(_ bytes: [UInt8], extensions: String = "") -> [UInt8] {
        guard !bytes.isEmpty else { return [] }
        let size = "\(String(bytes.count, radix: 16))\(extensions)\r\n"
        return Array(size.utf8) + bytes + [.carriageReturn, .lineFeed]
    }
}
