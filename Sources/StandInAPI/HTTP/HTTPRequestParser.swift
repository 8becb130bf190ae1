/// Splits the bytes of one connection into requests.
///
/// Bytes may arrive one at a time, or many requests at once. The work is linear in the number of
/// bytes, and a request that exceeds ``Limits`` is refused. After a problem the parser cannot be
/// used any more, because it does not know where the next request starts.
struct HTTPRequestParser {
    /// The sizes above which a request is refused.
    struct Limits: Sendable {
        /// The longest request line, in bytes.
        var requestLine = 8 * 1024

        /// The longest head, request line included, in bytes.
        var head = 32 * 1024

        /// The most header fields.
        var fields = 100

        /// The longest body, in bytes; bodies are read and discarded.
        var body = 1024 * 1024
    }

    private let limits: Limits
    private var bytes: [UInt8] = []
    /// Where the next request starts.
    private var start = 0
    /// Where the search for the end of the head continues; no byte is scanned twice.
    private var scanned = 0
    /// Where the line being searched starts.
    private var lineStart = 0
    /// A request whose body is not complete yet.
    private var waiting: HTTPRequest?
    private var bodyLeft = 0

    init(limits: Limits) {
        self.limits = limits
    }

    /// The number of received bytes that belong to no request yet.
    var pendingByteCount: Int { bytes.count - start }

    /// Whether the next request has begun to arrive.
    var isInsideRequest: Bool { waiting != nil || pendingByteCount > 0 }

    /// Adds bytes that have arrived.
    mutating func append(_ arrived: ArraySlice<UInt8>) {
        if start > 0 {
            bytes.removeFirst(start)
            scanned -= start
            lineStart -= start
            start = 0
        }
        bytes += arrived
    }

    /// Returns the next request; `nil` until it is complete.
    mutating func next() throws(HTTPProblem) -> HTTPRequest? {
        if let request = waiting { return whole(request) }
        guard let end = try headEnd() else { return nil }
        let head = bytes[start..<end]
        start = end
        scanned = end
        lineStart = end
        let request = try HTTPRequest(head: head, limits: limits)
        bodyLeft = try request.bodyLength(limit: limits.body)
        return whole(request)
    }

    /// Discards the bytes of the body that have arrived, and returns the request after the last.
    private mutating func whole(_ request: HTTPRequest) -> HTTPRequest? {
        let here = min(bodyLeft, pendingByteCount)
        bodyLeft -= here
        start += here
        scanned = start
        lineStart = start
        waiting = bodyLeft == 0 ? nil : request
        return bodyLeft == 0 ? request : nil
    }

    /// Returns the index after the empty line that ends the head, if it has arrived.
    private mutating func headEnd() throws(HTTPProblem) -> Int? {
        while scanned < bytes.count {
            let byte = bytes[scanned]
            scanned += 1
            guard byte == .lineFeed else { continue }
            let length = scanned - lineStart
            let isEmpty = length == 1 || length == 2 && bytes[lineStart] == .carriageReturn
            if isEmpty, lineStart == start {
                // Empty lines before a request are ignored (RFC 9112, 2.2).
                start = scanned
            } else if lineStart == start, length > limits.requestLine {
                throw HTTPProblem(.targetTooLong, "the request line is too long")
            } else if isEmpty {
                try checkHeadLength()
                return scanned
            }
            lineStart = scanned
        }
        if lineStart == start, pendingByteCount > limits.requestLine {
            throw HTTPProblem(.targetTooLong, "the request line is too long")
        }
        try checkHeadLength()
        return nil
    }

    private func checkHeadLength() throws(HTTPProblem) {
        if scanned - start > limits.head {
            throw HTTPProblem(.headerTooLarge, "the header fields are too long")
        }
    }
}
