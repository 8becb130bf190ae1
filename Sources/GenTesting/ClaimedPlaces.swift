import Testing

/// The places of issues that a matcher has seen and that are about to arrive.
///
/// Between its matcher and its arrival an issue has no identity, so they are counted by place.
struct ClaimedPlaces {
    private var counts: [String: Int] = [:]

    /// Notes an issue that a matcher has seen.
    mutating func insert(_ issue: Issue) {
        counts[issue.place, default: 0] += 1
    }

    /// Takes an issue that has arrived, and says whether a matcher had seen it.
    mutating func remove(_ issue: Issue) -> Bool {
        guard let count = counts[issue.place] else { return false }
        counts[issue.place] = count > 1 ? count - 1 : nil
        return true
    }
}
