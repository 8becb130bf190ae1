/// Findings gathered into rows: equal ones are counted, and the first of each kind is kept.
///
/// Memory is bounded by ``rowLimit``, however many findings there are.
package struct FindingTally: Sendable {
    /// One row: the first finding of its group, and how many there were.
    package struct Row: Sendable {
        package var finding: Finding
        package var severity: Severity
        package var count: Int

        /// Why the findings of this row are not counted, where they are not.
        package var suppression: Suppression?
    }

    /// The severity each rule has by option; `nil` in it turns a rule off.
    package var severities: [Rule: Severity?]

    /// Whether equal findings share a row; else each has its own.
    package let isGrouping: Bool

    /// How many rows are kept; findings of further groups are counted in the totals alone.
    package private(set) var rowLimit: Int

    /// The rows in the order in which their first finding came.
    package private(set) var rows: [Row] = []

    /// How many findings there were of each severity, those of rows past the limit included.
    package private(set) var totals: [Severity: Int] = [:]

    /// How many findings belong to no row because the limit was reached.
    package private(set) var unlistedCount = 0

    /// The rows of suppressed findings in the order in which their first finding came, as many as
    /// ``rowLimit`` allows; they take no room from the others.
    package private(set) var suppressedRows: [Row] = []

    /// How many findings were suppressed, those of rows past the limit included.
    package private(set) var suppressedCount = 0

    private var indices: [Finding.Group: Int] = [:]
    private var suppressedIndices: [SuppressedGroup: Int] = [:]

    private struct SuppressedGroup: Hashable {
        var group: Finding.Group
        var suppression: Suppression
    }

    package init(
        severities: [Rule: Severity?] = [:],
        rowLimit: Int = 100,
        isGrouping: Bool = true
    ) {
        self.severities = severities
        self.isGrouping = isGrouping
        self.rowLimit = rowLimit
    }

    /// The severity a finding of `rule` has here, or `nil` where the rule is off.
    package func severity(of rule: Rule) -> Severity? {
        severities[rule] ?? rule.defaultSeverity
    }

    /// Counts `finding` and returns the index of its row, or `nil` where it has none.
    @discardableResult
    package mutating func add(_ finding: Finding) -> Int? {
        guard let severity = severity(of: finding.rule) else { return nil }
        totals[severity, default: 0] += 1
        let group = finding.group
        if isGrouping, let index = indices[group] {
            rows[index].count += 1
            return index
        }
        guard rows.count < rowLimit else {
            unlistedCount += 1
            return nil
        }
        indices[group] = rows.count
        rows.append(Row(finding: finding, severity: severity, count: 1))
        return rows.count - 1
    }

    /// Keeps `count` findings like this one in a row that is reported and counted apart.
    package mutating func add(
        _ finding: Finding,
        count: Int = 1,
        suppressedBy suppression: Suppression
    ) {
        guard let severity = severity(of: finding.rule) else { return }
        suppressedCount += count
        let group = SuppressedGroup(group: finding.group, suppression: suppression)
        if isGrouping, let index = suppressedIndices[group] {
            suppressedRows[index].count += count
        } else if suppressedRows.count < rowLimit {
            suppressedIndices[group] = suppressedRows.count
            suppressedRows.append(
                Row(finding: finding, severity: severity, count: count, suppression: suppression)
            )
        }
    }

    /// The same rows with nothing counted, for a part that is checked apart from the rest.
    ///
    /// Such a part may have rows without limit: which of them there is room for shows only when
    /// it is put together with the parts before it.
    package var withoutCounts: FindingTally {
        var tally = self
        for index in tally.rows.indices { tally.rows[index].count = 0 }
        tally.totals = [:]
        tally.unlistedCount = 0
        tally.suppressedRows = []
        tally.suppressedCount = 0
        tally.suppressedIndices = [:]
        tally.rowLimit = .max
        return tally
    }

    /// Adds what a part has counted that started with the rows of this tally.
    ///
    /// Parts have to come in the order of the text. Returns the rows that are new, by their index.
    package mutating func add(_ part: FindingTally) -> Range<Int> {
        let known = rows.count
        for (severity, count) in part.totals { totals[severity, default: 0] += count }
        for row in part.rows where row.count > 0 {
            let group = row.finding.group
            if isGrouping, let index = indices[group] {
                rows[index].count += row.count
            } else if rows.count < rowLimit {
                indices[group] = rows.count
                rows.append(row)
            } else {
                unlistedCount += row.count
            }
        }
        for row in part.suppressedRows {
            guard let suppression = row.suppression else { continue }
            add(row.finding, count: row.count, suppressedBy: suppression)
        }
        return known..<rows.count
    }

    /// Counts `count` more findings of the row at `index` without looking at them.
    package mutating func add(_ count: Int, toRowAt index: Int) {
        rows[index].count += count
        totals[rows[index].severity, default: 0] += count
    }
}
