/// Findings that already have their wording, by row.
struct MadeFindings: Sendable {
    private(set) var rows: [Ledger.Row] = []
    private var indices: [Key: Int] = [:]

    /// The number of findings of each rule, whether they have a row or not, without suppressed
    /// ones.
    private(set) var ruleCounts = RuleCounts()

    /// The number of suppressed findings without a row because there were too many rows.
    private(set) var unlistedSuppressed = 0

    /// The number of rows of each part that a summary fills by itself.
    private var rowCounts: [Part: Int] = [:]

    private struct Part: Hashable {
        let severity: Severity
        let isSuppressed: Bool
    }

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
        // The summary fills its rows by severity, so each severity may need as many as are listed.
        let part = Part(severity: severity, isSuppressed: suppression != nil)
        guard rowCounts[part, default: 0] < options.rowLimit else {
            if suppression != nil { unlistedSuppressed += count }
            return
        }
        rowCounts[part, default: 0] += 1
        indices[key] = rows.count
        rows.append(
            Ledger.Row(finding: finding, severity: severity, count: count, suppression: suppression)
        )
    }
}
