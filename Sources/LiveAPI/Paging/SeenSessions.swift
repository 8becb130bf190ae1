/// The ids of the sessions that a walk has met.
///
/// Bounded: past ``limit`` ids, about 32 MB, no more are remembered, and a session that was first
/// met after that can come twice unnoticed.
struct SeenSessions {
    static let limit = 2_000_000

    private var ids: Set<Int64> = []
    private let limit: Int

    init(limit: Int = Self.limit) {
        self.limit = limit
    }

    /// Notes `id` and returns whether it was met before.
    mutating func meet(_ id: Int64) -> Bool {
        guard ids.count < limit else { return ids.contains(id) }
        return !ids.insert(id).inserted
    }
}
