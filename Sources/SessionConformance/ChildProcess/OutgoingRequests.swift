/// The requests to a child process that have no reply yet, with the bytes that are not yet written.
struct OutgoingRequests {
    /// The maximum number of requests without a reply, and of unwritten bytes.
    ///
    /// The pipe holds further bytes. A larger window gains nothing, because a child with this much
    /// work is never idle.
    private static let window = (requests: 256, bytes: 64 * 1024)

    private var bytes: [UInt8] = []
    private var written = 0

    /// The end offset of each request in the stream of all requests.
    ///
    /// The first `answered` entries have a reply.
    private var ends: [Int] = []
    private var answered = 0

    private var totalBytes = 0
    private var totalAnswered: Int64 = 0

    /// The number of requests without a reply.
    var due: Int { ends.count - answered }

    /// Whether another request may be added now.
    ///
    /// If no request is due, there is room for one of any length.
    var hasRoom: Bool {
        due == 0 || due < Self.window.requests && unwritten.count < Self.window.bytes
    }

    /// The number of the request whose reply comes next.
    var nextSeq: Int64 { totalAnswered }

    /// The bytes that are not yet written.
    var unwritten: ArraySlice<UInt8> { bytes[written...] }

    /// Whether the request whose reply comes next has been written completely.
    var isFirstWritten: Bool {
        answered < ends.count && ends[answered] <= totalBytes - unwritten.count
    }

    /// Appends a request.
    mutating func append(_ request: TesteeRequest) {
        if written == bytes.count {
            // Releases the memory of a long request, but keeps up to 1 MiB to avoid reallocations.
            bytes.removeAll(keepingCapacity: bytes.capacity < 1 << 20)
            written = 0
        }
        if answered == ends.count {
            ends.removeAll(keepingCapacity: true)
            answered = 0
        }
        let before = bytes.count
        request.append(to: &bytes, seq: totalAnswered + Int64(due))
        totalBytes += bytes.count - before
        ends.append(totalBytes)
    }

    /// Records that `count` more bytes were written.
    mutating func write(_ count: Int) {
        written += count
    }

    /// Drops the unwritten bytes, because the child has closed its standard input.
    mutating func abandon() {
        totalBytes -= unwritten.count
        bytes.removeAll()
        written = 0
    }

    /// Records the reply to the first request that is due.
    mutating func answer() {
        answered += 1
        totalAnswered += 1
    }
}
