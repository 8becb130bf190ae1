/// Findings that come described, by row.
struct MadeFindings: Sendable {
    private(set) var rows: [Ledger.Row] = []
    private var indices: [Key: Int] = [:]

    /// How many findings there are that are not suppressed, whether they belong to a row or not.
    private(set) var ruleCounts = RuleCounts()

    /// How many suppressed findings belong to no row because there were too many rows.
    private(set) var unlistedSuppressed = 0

    private struct Key: Hashable {
        let group: Finding.Group
        let suppression: Suppression?
    }

    mutating func add(
        _ finding: Finding,
        count: Int,
        suppressedBy suppression: Suppression?,
        _ options: Ledger.Options
    ) {
        guard let severity = options.severity(of: finding.rule) else { return }
        if suppression == nil { ruleCounts[finding.rule] += count }
        let key = Key(group: finding.group, suppression: suppression)
        if options.isGrouping, let index = indices[key] {
            rows[index].count += count
            return
        }
        // Rows are chosen by severity at the end, so each severity may have as many as are listed.
        let alike = rows.count {
            $0.severity == severity && ($0.suppression == nil) == (suppression == nil)
        }
        guard alike < options.rowLimit else {
            if suppression != nil { unlistedSuppressed += count }
            return
        }
        indices[key] = rows.count
        rows.append(
            Ledger.Row(finding: finding, severity: severity, count: count, suppression: suppression)
        )
    }
}
