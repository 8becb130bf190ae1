/// Findings that already have their wording, by row.
struct MadeFindings: Sendable {
    private(set) var rows: [Ledger.Row] = []
    private var indices: [Key: Int] = [:]

    /// The number of findings of each rule, whether they have a row or not, without suppressed
    /// ones.
    private(set) var ruleCounts = RuleCounts()

    /// The number of findings, whether they have a row or not, without suppressed ones.
    var findingCount: Int { ruleCounts.rules.reduce(0) { $0 + ruleCounts[$1] } }

    /// The number of suppressed findings, whether they have a row or not.
    private(set) var suppressedCount = 0

    /// The number of findings of each accepted row, by fingerprint.
    private(set) var acceptedCounts: [String: Int] = [:]

    /// The number of rows that are not kept because there were too many, without suppressed ones.
    ///
    /// It is exact up to ``mostUnlistedGroups`` groups.
    private(set) var unlistedRowCount = 0

    /// The groups of the rows that are not kept, so that each counts once.
    private var unlistedGroups: Set<Finding.Group> = []

    /// The maximum number of groups that are remembered only to count them.
    private static let mostUnlistedGroups = 1_000_000

    /// The number of rows of each part that a summary fills by itself.
    private var rowCounts: [ReportPart: Int] = [:]

    private struct Key: Hashable {
        let group: Finding.Group
        let suppression: Suppression?
    }

    /// Counts findings of an accepted row.
    mutating func accept(_ id: String, count: Int) { acceptedCounts[id, default: 0] += count }

    /// Adds the findings of a row.
    mutating func add(_ row: Ledger.Row, _ options: Ledger.Options) {
        let key = Key(group: row.finding.group, suppression: row.suppression)
        if options.isGrouping, let index = indices[key] {
            count(row)
            rows[index].count += row.count
            return
        }
        append(row, options)
    }

    private mutating func count(_ row: Ledger.Row) {
        if row.suppression == nil {
            ruleCounts[row.finding.rule] += row.count
        } else {
            suppressedCount += row.count
        }
    }

    /// Adds a row.
    ///
    /// - Parameters:
    ///   - row: The row, which is not equal to one that was added before.
    ///   - options: The options of the ledger.
    ///   - isDistinct: Whether the row is one of its own although another may have its group.
    mutating func append(
        _ row: Ledger.Row,
        _ options: Ledger.Options,
        isDistinct: Bool = false
    ) {
        count(row)
        let key = Key(group: row.finding.group, suppression: row.suppression)
        // The summary fills its rows by severity, so each severity may need as many as are listed.
        let part = ReportPart(row.severity, isSuppressed: row.suppression != nil)
        guard rowCounts[part, default: 0] < options.rowLimit else {
            if isDistinct, row.suppression == nil {
                unlistedRowCount += 1
            } else if row.suppression == nil {
                countUnlistedRow(key.group, options)
            }
            return
        }
        rowCounts[part, default: 0] += 1
        indices[key] = rows.count
        rows.append(row)
    }

    private mutating func countUnlistedRow(_ group: Finding.Group, _ options: Ledger.Options) {
        if options.isGrouping {
            guard unlistedGroups.count < Self.mostUnlistedGroups,
                unlistedGroups.insert(group).inserted
            else { return }
        }
        unlistedRowCount += 1
    }
}
