import Synchronization

/// The requests that the serving thread has answered, for others to read.
final class RequestLog: Sendable {
    /// The newest requests, and how many there were in all.
    private struct Entries {
        /// The requests still kept, in a ring once the log is full.
        var ring: [RequestRecord] = []

        /// Where the next request goes in the ring.
        var next = 0

        /// How many requests there were.
        var count = 0
    }

    private let limit: Int
    private let entries = Mutex(Entries())

    /// An empty log that keeps at most this many requests.
    init(limit: Int) {
        self.limit = max(1, limit)
    }

    /// Adds a request and the status of its answer; `nil` for none.
    func add(_ request: HTTPRequest, status: Int?) {
        let record = RequestRecord(
            method: String(request.method.prefix(32)),
            target: String(request.target.prefix(RequestRecord.longestTarget)),
            authorization: request["authorization"].map(AuthorizationScheme.init),
            status: status
        )
        entries.withLock { entries in
            entries.count += 1
            if entries.ring.count < limit {
                entries.ring.append(record)
            } else {
                entries.ring[entries.next] = record
                entries.next = (entries.next + 1) % limit
            }
        }
    }

    /// The newest requests, oldest first.
    var requests: [RequestRecord] {
        let (ring, next) = entries.withLock { ($0.ring, $0.next) }
        return Array(ring[next...] + ring[..<next])
    }

    /// How many requests there were, those that are no longer kept included.
    var count: Int { entries.withLock { $0.count } }
}
