import Synchronization

/// A log of the requests that the serving thread has handled, readable from any thread.
final class RequestLog: Sendable {
    /// The newest requests and the total number of requests.
    private struct Entries {
        /// The newest requests; a ring buffer once the log is full.
        var ring: [RequestRecord] = []

        /// The index in the ring for the next request.
        var next = 0

        /// The total number of requests.
        var count = 0
    }

    private let limit: Int
    private let entries = Mutex(Entries())

    /// Creates an empty log that keeps at most this many requests.
    init(limit: Int) {
        self.limit = max(1, limit)
    }

    /// Adds a request and the status of its response; `nil` if there was none.
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

    /// The total number of requests, including those that are no longer kept.
    var count: Int { entries.withLock { $0.count } }
}
