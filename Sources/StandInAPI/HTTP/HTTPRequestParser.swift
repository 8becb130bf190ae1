/// Bytes of one connection in, whole requests out.
///
/// Bytes may arrive one at a time or many requests at once. The work is linear in the number of
/// bytes, and no more than ``Limits`` are ever kept. After a problem the parser is of no more use:
/// where the next request starts is unknown.
struct HTTPRequestParser {
    /// How much of a request is taken before it is refused.
    struct Limits: Sendable {
        /// The longest request line, in bytes.
        var requestLine = 8 * 1024

        /// The longest head, request line included, in bytes.
        var head = 32 * 1024

        /// The most header fields.
        var fields = 100

        /// The longest body, in bytes; bodies are read and thrown away.
        var body = 1024 * 1024
    }

    private let limits: Limits
    private var bytes: [UInt8] = []
    /// Where the next request starts.
    private var start = 0
    /// How far the search for the end of the head has come.
    private var scanned = 0
    /// Where the line being searched starts.
    private var lineStart = 0
    /// A request whose body has still to be read.
    private var waiting: HTTPRequest?
    private var bodyLeft = 0

    init(limits: Limits) {
        self.limits = limits
    }

    /// How many bytes were taken that no request has used up.
    var pendingByteCount: Int { bytes.count - start }

    /// Whether the next request has begun to arrive.
    var isInsideRequest: Bool { waiting != nil || pendingByteCount > 0 }

    /// Takes bytes that have arrived.
    mutating func append(_ arrived: ArraySlice<UInt8>) {
        if start > 0 {
            bytes.removeFirst(start)
            scanned -= start
            lineStart -= start
            start = 0
        }
        bytes += arrived
    }

    /// The next request, or nothing as long as it is not whole.
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

    /// The request, once its body has been thrown away.
    private mutating func whole(_ request: HTTPRequest) -> HTTPRequest? {
        let here = min(bodyLeft, pendingByteCount)
        bodyLeft -= here
        start += here
        scanned = start
        lineStart = start
        waiting = bodyLeft == 0 ? nil : request
        return bodyLeft == 0 ? request : nil
    }

    /// The place after the empty line that ends the head, if it has arrived.
    private mutating func headEnd() throws(HTTPProblem) -> Int? {
        while scanned < bytes.count {
            let byte = bytes[scanned]
            scanned += 1
            guard byte == .lineFeed else { continue }
            let length = scanned - lineStart
            let isEmpty = length == 1 || length == 2 && bytes[lineStart] == .carriageReturn
            if isEmpty, lineStart == start {
                // An empty line before a request is forgiven (RFC 9112, 2.2).
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
