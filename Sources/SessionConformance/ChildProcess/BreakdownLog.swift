import Synchronization

/// What the copies of a program had answered before requests at which they failed.
///
/// It serves to find out later whether the payload of such a request is to blame.
final class BreakdownLog: Sendable {
    /// The maximum number of requests, which is more than a run keeps for investigation.
    private static let mostEntries = 2_048

    private let entries = Mutex<[TesteeRequest: EarlierRequests]>([:])

    /// Records what a process had answered, unless it was nothing or the request is known.
    func note(_ request: TesteeRequest, after history: RequestHistory) {
        guard history.count > 0 else { return }
        entries.withLock { entries in
            guard entries.count < Self.mostEntries, entries[request] == nil else { return }
            entries[request] = history.requests(before: request)
        }
    }

    /// Returns what a process had answered before it failed at `request`; `nil` if unknown.
    func requests(before request: TesteeRequest) -> EarlierRequests? {
        entries.withLock { $0[request] }
    }
}
