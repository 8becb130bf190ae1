/// The requests to a child process that are not yet answered, and the bytes that are not yet
/// written.
struct OutgoingRequests {
    /// How many requests may be due, and how many of their bytes may wait for the child to read.
    ///
    /// The rest of the window is the pipe itself. More would gain nothing: a child that has this
    /// much to do is never idle.
    private static let window = (requests: 256, bytes: 64 * 1024)

    private var bytes: [UInt8] = []
    private var written = 0

    /// Where each request ends, among all bytes there ever were.
    ///
    /// Those before `answered` are done.
    private var ends: [Int] = []
    private var answered = 0

    private var totalBytes = 0
    private var totalAnswered: Int64 = 0

    /// How many requests have no reply yet.
    var due: Int { ends.count - answered }

    /// Whether another request may be added now.
    ///
    /// There is always room where none is due, however long it is.
    var hasRoom: Bool {
        due == 0 || due < Self.window.requests && unwritten.count < Self.window.bytes
    }

    /// The number of the request whose reply comes next.
    var nextSeq: Int64 { totalAnswered }

    /// What the child has to be given.
    var unwritten: ArraySlice<UInt8> { bytes[written...] }

    /// Whether the request whose reply comes next was given to the child as a whole.
    var isFirstWritten: Bool {
        answered < ends.count && ends[answered] <= totalBytes - unwritten.count
    }

    /// Puts a request behind those that are due.
    mutating func append(_ request: TesteeRequest) {
        if written == bytes.count {
            // A request of many megabytes should not keep its memory for ever.
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

    /// Notes that the child was given so many bytes more.
    mutating func write(_ count: Int) {
        written += count
    }

    /// Notes that the child takes nothing more.
    mutating func abandon() {
        totalBytes -= unwritten.count
        bytes.removeAll()
        written = 0
    }

    /// Notes the reply to the first request that is due.
    mutating func answer() {
        answered += 1
        totalAnswered += 1
    }
}
