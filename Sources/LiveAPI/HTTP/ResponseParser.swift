/// Reads a response as it arrives over an HTTP/1.1 connection (RFC 9112).
///
/// It sees every byte that the server sends, in pieces of any size, and needs no more memory than
/// the limits allow.
struct ResponseParser {
    /// How the end of a body is known (RFC 9112, section 6.3).
    private enum Framing {
        case length(Int)
        case chunked(ChunkedBody)
        case untilClose
    }

    private var headParser = HeadParser()
    private var head: ResponseHead?
    private var framing = Framing.length(0)
    private var body: BodyBuffer
    private let bodyLimit: Int

    /// Whether bytes of the response have arrived.
    private(set) var hasStarted = false

    /// Whether the response is complete, or as much of it as is wanted.
    private(set) var isComplete = false

    /// Whether the connection can be used for another request.
    private(set) var keepsConnection = false

    /// Creates a parser.
    ///
    /// - Parameter bodyLimit: The longest body of a response with status 200, in bytes.
    init(bodyLimit: Int) {
        self.bodyLimit = bodyLimit
        body = BodyBuffer(limit: bodyLimit)
    }

    /// The response; `nil` until it is complete.
    var response: LiveResponse? {
        guard isComplete, let head else { return nil }
        return LiveResponse(status: head.status, fields: head.fields, body: body.bytes)
    }

    /// Takes what has arrived.
    ///
    /// - Throws: If it is not a response, or a longer one than allowed.
    mutating func receive(_ bytes: ArraySlice<UInt8>) throws(ExchangeFailure) {
        var rest = bytes
        hasStarted = hasStarted || !bytes.isEmpty
        if head == nil {
            guard let parsed = try headParser.take(&rest) else { return }
            head = parsed
            framing = try Self.framing(of: parsed)
            body.begin(status: parsed.status)
            try checkAnnouncedLength()
        }
        guard !isComplete else { return }
        try takeBody(&rest)
        // What follows the response belongs to no request.
        if !rest.isEmpty { keepsConnection = false }
    }

    /// Takes the end of the connection.
    ///
    /// - Parameter isReset: Whether it ended with an error.
    /// - Throws: If the response is not complete.
    mutating func end(isReset: Bool) throws(ExchangeFailure) {
        guard !isComplete else { return }
        // After a reset, no one knows what the server meant to send.
        guard head != nil, !isReset else { throw .connectionLost }
        switch framing {
        case .untilClose: complete()
        case .chunked: throw .bodyCut(received: body.count, announced: nil)
        case .length(let length): throw .bodyCut(received: body.count, announced: length)
        }
    }

    private mutating func takeBody(_ rest: inout ArraySlice<UInt8>) throws(ExchangeFailure) {
        switch framing {
        case .length(let length):
            let data = rest.prefix(length - body.count)
            rest = rest.dropFirst(data.count)
            if try !body.add(data) || body.count == length { complete() }
        case .chunked(var chunks):
            var hasRoom = true
            try chunks.take(&rest) { data throws(ExchangeFailure) in
                hasRoom = try body.add(data)
                return hasRoom
            }
            framing = .chunked(chunks)
            if chunks.isComplete || !hasRoom { complete() }
        case .untilClose:
            let data = rest
            rest = []
            if try !body.add(data) { complete() }
        }
    }

    private mutating func complete() {
        isComplete = true
        guard let head else { return }
        let options = head.fields.tokens(of: "connection")
        let isWanted = head.isPersistent || options.contains("keep-alive")
        keepsConnection = isWhole && isWanted && !options.contains("close")
    }

    /// Whether the body has arrived up to an end that does not close the connection.
    private var isWhole: Bool {
        switch framing {
        case .length(let length): body.count == length
        case .chunked(let chunks): chunks.isComplete
        case .untilClose: false
        }
    }

    private func checkAnnouncedLength() throws(ExchangeFailure) {
        guard case .length(let length) = framing, head?.status == 200, length > bodyLimit else {
            return
        }
        throw .bodyTooLong(limit: bodyLimit)
    }

    private static func framing(of head: ResponseHead) throws(ExchangeFailure) -> Framing {
        guard head.status != 204, head.status != 304 else { return .length(0) }
        let codings = head.fields.tokens(of: "transfer-encoding").filter { $0 != "identity" }
        // Older servers do not know chunks (RFC 9112, section 6.1).
        guard codings.isEmpty || head.isPersistent else {
            throw .bodyFraming("Transfer-Encoding in an HTTP/1.0 response")
        }
        guard let length = head.fields["content-length"] else {
            guard let last = codings.last else { return .untilClose }
            guard codings == ["chunked"] else {
                let coding = codings.first { $0 != "chunked" } ?? last
                throw .bodyFraming("the transfer coding '\(coding)', which no one asked for")
            }
            return .chunked(ChunkedBody())
        }
        guard codings.isEmpty else {
            throw .bodyFraming("both Transfer-Encoding and Content-Length")
        }
        let values = Set(length.split(separator: ",").map { $0.trimmingSpaces })
        guard values.count == 1, let value = values.first,
            value.utf8.allSatisfy({ (0x30...0x39).contains($0) }), !value.isEmpty
        else { throw .bodyFraming("a Content-Length that is not one number") }
        // A number beyond Int is longer than any limit.
        return .length(Int(value) ?? .max)
    }
}
