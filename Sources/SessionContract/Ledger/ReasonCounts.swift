/// The number of answers that were not judged, for each reason.
///
/// The reasons are names, because a report shows names, and files, archives and compressed files
/// have reasons of their own. There are never more than about a thousand: every status is one.
package struct ReasonCounts: Hashable, Sendable, CustomStringConvertible {
    private var counts: [String: Int] = [:]

    /// Creates counts without reasons.
    package init() {}

    /// The number of answers with any reason.
    package var total: Int { counts.values.reduce(0, +) }

    /// The reasons with their counts, in alphabetical order.
    package var sorted: [(reason: String, count: Int)] {
        counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The number of answers with this reason.
    package subscript(reason: String) -> Int {
        get { counts[reason, default: 0] }
        set { counts[reason] = newValue == 0 ? nil : newValue }
    }

    /// The number of answers that were not judged for this reason.
    package subscript(reason: Fault.Unjudged) -> Int {
        get { self[reason.name] }
        set { self[reason.name] = newValue }
    }

    /// The number of answers that were skipped for this reason.
    package subscript(reason: SkipReason) -> Int {
        get { self[reason.rawValue] }
        set { self[reason.rawValue] = newValue }
    }

    /// The number of answers for each reason, such as `2 no-body, 1 status-401`.
    package var description: String {
        sorted.map { "\($0.count) \($0.reason)" }.joined(separator: ", ")
    }

    /// Adds the counts of another part.
    package static func += (counts: inout Self, more: Self) {
        for (reason, count) in more.counts { counts[reason] += count }
    }
}
