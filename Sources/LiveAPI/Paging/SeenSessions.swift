/// The sessions that a walk has met, and on which pages.
///
/// Bounded: past ``limit`` ids, about 50 MB, no more are remembered, and a session that was first
/// met after that can come twice unnoticed.
final class SeenSessions {
    static let limit = 2_000_000

    /// The number of the last page that each id was on.
    private var pages: [Int64: Int32] = [:]
    private let limit: Int

    init(limit: Int = SeenSessions.limit) {
        self.limit = limit
    }

    /// Notes that `id` is on the page with this number, and returns where it was met before.
    func meet(_ id: Int64, onPage page: Int) -> LiveFault.Duplicate? {
        let page = Int32(truncatingIfNeeded: page)
        guard pages.count < limit || pages[id] != nil,
            let last = pages.updateValue(page, forKey: id)
        else { return nil }
        return last == page ? .samePage : .twoPages
    }
}
