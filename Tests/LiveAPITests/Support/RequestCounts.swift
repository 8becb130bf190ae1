import Synchronization

/// The number of requests for each page so far.
final class RequestCounts: Sendable {
    private let counts = Mutex<[Int: Int]>([:])

    /// Returns the number of earlier requests for a page, and counts one more.
    func next(_ page: Int) -> Int {
        counts.withLock { counts in
            defer { counts[page, default: 0] += 1 }
            return counts[page, default: 0]
        }
    }
}
