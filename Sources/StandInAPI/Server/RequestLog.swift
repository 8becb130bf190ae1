import Synchronization

/// What the serving thread writes down and others read.
final class RequestLog: Sendable {
    /// The newest requests, oldest first, and what is known of all of them.
    struct Entries {
        /// The requests still kept, in a ring once the log is full.
        var ring: [RequestRecord] = []

        /// Where the next request goes in the ring.
        var next = 0

        /// How many requests there were.
        var count = 0

        /// How many of them renewed a session.
        var renewals = 0

        /// How many of them deleted something.
        var deletions = 0
    }

    /// How many connections are open.
    let connections = Atomic(0)

    private let limit: Int
    private let entries = Mutex(Entries())

    /// An empty log that keeps at most so many requests.
    init(limit: Int) {
        self.limit = max(1, limit)
    }

    /// Writes down a request.
    ///
    /// - Parameters:
    ///   - request: What was asked.
    ///   - status: What was answered.
    ///   - isRenewal: Whether it renewed a session.
    func add(_ request: HTTPRequest, status: Int?, isRenewal: Bool) {
        let record = RequestRecord(
            method: String(request.method.prefix(32)),
            target: String(request.target.prefix(RequestRecord.longestTarget)),
            authorization: request["authorization"].map(AuthorizationScheme.init),
            status: status
        )
        entries.withLock { entries in
            entries.count += 1
            if isRenewal { entries.renewals += 1 }
            if record.method == "DELETE" { entries.deletions += 1 }
            if entries.ring.count < limit {
                entries.ring.append(record)
            } else {
                entries.ring[entries.next] = record
                entries.next = (entries.next + 1) % limit
            }
        }
    }

    /// A copy of what is written down.
    var snapshot: Entries {
        entries.withLock { $0 }
    }
}
