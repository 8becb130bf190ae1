/// The dependencies between modules or folders, with the uses that cause each.
struct DependencyGraph {
    /// A dependency of one node on another.
    struct Arrow: Hashable, Comparable, CustomStringConvertible {
        let from: String
        let to: String

        var description: String { "\(from) → \(to)" }

        static func < (one: Arrow, other: Arrow) -> Bool {
            (one.from, one.to) < (other.from, other.to)
        }
    }

    /// For each arrow, the number of occurrences of each reason, such as `Running/Run.swift:
    /// Verdict`.
    private(set) var uses: [Arrow: [String: Int]] = [:]

    var arrows: [Arrow] { uses.keys.sorted() }

    /// Adds a use, unless a node uses itself.
    mutating func add(from: String, to: String, reason: String) {
        guard from != to else { return }
        uses[Arrow(from: from, to: to), default: [:]][reason, default: 0] += 1
    }

    /// The number of uses that cause the arrow.
    func count(_ arrow: Arrow) -> Int {
        uses[arrow, default: [:]].values.reduce(0, +)
    }

    /// Returns the shortest path along the arrows, including both ends.
    func path(from start: String, to end: String) -> [String]? {
        var ways = [[start]]
        var seen: Set = [start]
        while !ways.isEmpty {
            if let way = ways.first(where: { $0.last == end }) { return way }
            var longer: [[String]] = []
            for way in ways {
                for arrow in arrows where arrow.from == way.last && !seen.contains(arrow.to) {
                    seen.insert(arrow.to)
                    longer.append(way + [arrow.to])
                }
            }
            ways = longer
        }
        return nil
    }

    /// Returns the nodes of a shortest cycle, if there is one.
    ///
    /// The first node is repeated at the end.
    func circle() -> [String]? {
        arrows.compactMap { arrow in path(from: arrow.to, to: arrow.from).map { $0 + [arrow.to] } }
            .min { $0.count < $1.count }
    }

    /// Describes a cycle, with the uses that cause each of its arrows.
    func explanation(of circle: [String]) -> String {
        zip(circle, circle.dropFirst()).map { from, to in
            let arrow = Arrow(from: from, to: to)
            let reasons = uses[arrow, default: [:]].sorted { $0.key < $1.key }
            let lines = reasons.map { reason, count in
                "\n        \(reason)" + (count > 1 ? " ×\(count)" : "")
            }
            return "\n    \(arrow)" + lines.joined()
        }.joined()
    }

    /// One line per node that has arrows, with the number of uses.
    var summary: String {
        Set(arrows.map(\.from)).sorted().map { from in
            let ends = arrows.filter { $0.from == from }.map { "\($0.to) \(count($0))" }
            return "  \(from) → \(ends.joined(separator: ", "))"
        }.joined(separator: "\n")
    }
}
