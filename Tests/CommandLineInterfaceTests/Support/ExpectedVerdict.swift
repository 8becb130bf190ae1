/// The verdict that a set of options gives, derived from the list of all findings by the
/// definition of each option.
struct ExpectedVerdict {
    /// What there is to find, whatever the options.
    struct Basis {
        /// All findings with their default severities, in order of appearance.
        let findings: [ListedFinding]

        /// The number of sessions that are read.
        let sessions: Int

        /// Whether a source cannot be read, or there is nothing to check.
        let hasFailed: Bool
    }

    /// The number of rows.
    let rowCount: Int

    /// The rows that the report lists, the worst severity first.
    let listed: [ListedFinding]

    /// The number of findings of each severity.
    let totals: [String: Int]

    /// The number of texts that could not be read to their end and whose own rule is off.
    let unreadableCount: Int

    /// The exit code.
    let code: Int32

    init(_ options: [VerdictOption], _ basis: Basis) {
        let severities = SelectedSeverities(options)
        let counted = Self.counted(basis, severities)
        var totals = ["error": 0, "warning": 0, "note": 0, "inconclusive": 0, "suppressed": 0]
        for finding in counted { totals[finding.severity, default: 0] += finding.count }
        self.totals = totals
        let rows = options.contains(.everyFinding) ? counted : Self.grouped(counted)
        rowCount = rows.count
        var limit = 100
        for case .maxFindings(let count) in options { limit = count }
        let sorted = ["error", "warning", "inconclusive", "note"].flatMap { level in
            rows.filter { $0.severity == level }
        }
        listed = Array(sorted.prefix(limit))
        unreadableCount = basis.findings.count {
            $0.endsText && severities.severity(of: $0.rule, default: $0.severity) == nil
        }
        code = Self.code(options, totals, basis, isUsageError: severities.isUsageError)
    }

    /// Returns the findings that count, in order of appearance.
    private static func counted(
        _ basis: Basis,
        _ severities: SelectedSeverities
    ) -> [ListedFinding] {
        var counted: [ListedFinding] = []
        for var finding in basis.findings where !finding.isAboutRun {
            var level = severities.severity(of: finding.rule, default: finding.severity)
            if level == nil, finding.endsText {
                finding.rule = "input/unjudged"
                finding.observed = "an error in the JSON text"
                level = severities.severity(of: finding.rule, default: "inconclusive")
            }
            guard let level else { continue }
            finding.severity = level
            counted.append(finding)
        }
        let saysWhy = counted.contains {
            ["error", "inconclusive"].contains($0.severity) || $0.rule == "input/empty"
        }
        if basis.sessions == 0, !basis.hasFailed, !saysWhy,
            let level = severities.severity(of: "input/empty", default: "inconclusive")
        {
            counted.append(.aboutEmptyRun(level))
        }
        return counted
    }

    /// Returns one row for the findings of each rule, pointer shape and observation.
    private static func grouped(_ findings: [ListedFinding]) -> [ListedFinding] {
        var rows: [ListedFinding] = []
        var indices: [[String]: Int] = [:]
        for finding in findings {
            if let index = indices[finding.row] {
                rows[index].count += finding.count
            } else {
                indices[finding.row] = rows.count
                rows.append(finding)
            }
        }
        return rows
    }

    private static func code(
        _ options: [VerdictOption],
        _ totals: [String: Int],
        _ basis: Basis,
        isUsageError: Bool
    ) -> Int32 {
        if isUsageError { return 64 }
        var threshold = "error"
        for case .failOn(let level) in options { threshold = level }
        let offending = ["error", "warning", "note"].prefix { $0 != threshold } + [threshold]
        if offending.contains(where: { totals[$0] != 0 }) { return 1 }
        if basis.hasFailed { return 2 }
        return totals["inconclusive"] == 0 ? 0 : 3
    }
}

extension ListedFinding {
    /// The finding that there was nothing to check, which has no place.
    fileprivate static func aboutEmptyRun(_ level: String) -> Self {
        Self(
            rule: "input/empty",
            severity: level,
            pointer: "",
            source: "",
            offset: nil,
            line: nil,
            column: nil,
            observed: "no session",
            count: 1
        )
    }
}
