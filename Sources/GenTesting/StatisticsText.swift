import Gen

/// The statistics of a run as text.
struct StatisticsText: CustomStringConvertible {
    private let statistics: RunStatistics

    /// The number of labels that are listed.
    private static let mostLabels = 10

    init(_ statistics: RunStatistics) { self.statistics = statistics }

    /// The labels and classes, one per line, or nothing.
    var labels: [String] {
        let sorted = statistics.labels.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var lines = sorted.prefix(Self.mostLabels).map { label, count in
            "\(percent(count, of: statistics.cases)) \(label)"
        }
        if sorted.count > Self.mostLabels {
            lines.append("and \(sorted.count - Self.mostLabels) other labels")
        }
        lines += statistics.coverage.map { coverage in
            "\(percent(coverage.hits, of: coverage.cases)) \(coverage.label), at least "
                + "\(rounded(coverage.share * 100)) % required"
        }
        let scores = statistics.highestScores.sorted { $0.key < $1.key }
        lines += scores.map { label, score in "highest \(label): \(score)" }
        return lines
    }

    var description: String {
        var first = "\(statistics.cases) cases"
        if statistics.discards > 0 { first += ", \(statistics.discards) discarded" }
        if statistics.isExhaustive { first += ", which are all there are" }
        if statistics.isOutOfTime { first += ", ended by the time budget" }
        return ([first] + labels).joined(separator: "\n")
    }

    private func percent(_ count: Int, of total: Int) -> String {
        "\(rounded(total > 0 ? Double(count) / Double(total) * 100 : 0)) %"
    }

    private func rounded(_ number: Double) -> String {
        let tenths = (number * 10).rounded() / 10
        return tenths == tenths.rounded() && tenths < 1e9 ? "\(Int(tenths))" : "\(tenths)"
    }
}
