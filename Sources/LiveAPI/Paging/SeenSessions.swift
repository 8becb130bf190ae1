/// The sessions that a walk has seen, and on which pages.
///
/// Bounded: after ``limit`` ids, about 50 MB, no more are remembered, so a session that first
/// appears after that can appear twice unnoticed. ``isFull`` says so.
final class SeenSessions {
    static let limit = 2_000_000

    /// For each id, the number of the last page that it was on.
    private var pages: [Int64: Int32] = [:]
    let limit: Int

    /// Whether there were more ids than are remembered.
    private(set) var isFull = false

    init(limit: Int = SeenSessions.limit) {
        self.limit = limit
    }

    /// Records that `id` is on the page with this number, and returns where it appeared before.
    func meet(_ id: Int64, onPage page: Int) -> LiveFault.Duplicate? {
        let page = Int32(truncatingIfNeeded: page)
        guard pages.count < limit || pages[id] != nil else {
            isFull = true
            return nil
        }
        guard let last = pages.updateValue(page, forKey: id) else { return nil }
        return last == page ? .samePage : .twoPages
    }
}
