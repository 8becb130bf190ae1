import Testing

/// The places of issues that a matcher has seen and a handler has not received yet.
///
/// An issue has no identity that the matcher and the handler could compare, so issues are counted
/// by place.
struct ClaimedPlaces {
    private var counts: [String: Int] = [:]

    /// Notes an issue that a matcher has seen.
    mutating func insert(_ issue: Issue) {
        counts[issue.place, default: 0] += 1
    }

    /// Removes an issue that a handler received, and returns whether a matcher had seen it.
    mutating func remove(_ issue: Issue) -> Bool {
        guard let count = counts[issue.place] else { return false }
        counts[issue.place] = count > 1 ? count - 1 : nil
        return true
    }
}
