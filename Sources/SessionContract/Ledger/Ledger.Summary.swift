import SessionModel
import StrictJSON

extension Ledger {
    /// One row of a report: the first finding of its group, and how many there were.
    package struct Row: Sendable {
        package let finding: Finding
        package let severity: Severity
        package internal(set) var count: Int

        /// Why the findings of this row are not counted, where they are not.
        package let suppression: Suppression?

        package init(
            finding: Finding,
            severity: Severity,
            count: Int,
            suppression: Suppression? = nil
        ) {
            self.finding = finding
            self.severity = severity
            self.count = count
            self.suppression = suppression
        }
    }

    /// What a report says of all that was counted.
    package struct Summary: Sendable {
        /// The rows that are listed: the worst severity first, then in the order of appearance.
        package let rows: [Row]

        /// How many distinct rows there were.
        package let rowCount: Int

        /// How many findings belong to rows that are not listed.
        package let unlistedCount: Int

        /// How many findings there were of each severity, whether listed or not.
        package let totals: [Severity: Int]

        /// The rows that are reported and not counted, as many as are listed of the others.
        package let suppressedRows: [Row]

        /// How many findings were reported and not counted.
        package let suppressedCount: Int
    }

    /// The words for what was counted.
    package var summary: Summary {
        let totals = severityCounts
        var drafts: [Draft] = []
        var rowCount = 0
        func tally(_ fault: Fault, _ count: Int, _ sighting: Sighting) {
            let fault = shown(fault)
            guard let severity = options.severity(of: fault.rule) else { return }
            rowCount += 1
            if options.isGrouping {
                drafts.append(Draft(fault, severity, count, sighting))
            }
        }
        for entry in entries { tally(entry.key.fault, entry.count, entry.sighting) }
        for place in SessionPlace.allCases {
            for field in DeclaredField.allCases {
                guard let (total, first) = presence.absences(of: field, in: place) else {
                    continue
                }
                var sighting = first
                sighting.pointer = JSONPointer(first.pointer.tokens + [.key(field.key)])
                tally(.absent(field), total, sighting)
            }
        }
        for (severity, items) in listed {
            drafts += items.map { Draft($0.fault, severity, $0.count, $0.sighting) }
        }
        drafts.sort { $0.precedes($1) }
        let counted = made.rows.filter { $0.suppression == nil }
        if !options.isGrouping {
            rowCount = counted.reduce(totals.values.reduce(0, +)) { $0 - $1.count }
        }
        return summary(drafts, counted, rowCount: rowCount + counted.count, totals)
    }

    private func summary(
        _ drafts: [Draft],
        _ counted: [Row],
        rowCount: Int,
        _ totals: [Severity: Int]
    ) -> Summary {
        var rows: [Row] = []
        for severity in Severity.byWeight {
            let own = drafts.filter { $0.severity == severity }
            rows += own.prefix(options.rowLimit - rows.count).map { $0.row }
            let others = counted.filter { $0.severity == severity }
            rows += others.prefix(options.rowLimit - rows.count)
        }
        let suppressed = made.rows.filter { $0.suppression != nil }
        let listedCount = rows.reduce(0) { $0 + $1.count }
        return Summary(
            rows: rows,
            rowCount: rowCount,
            unlistedCount: totals.values.reduce(0, +) - listedCount,
            totals: totals,
            suppressedRows: Array(suppressed.prefix(options.rowLimit)),
            suppressedCount: suppressed.reduce(made.unlistedSuppressed) { $0 + $1.count }
        )
    }

    /// A row that has no words yet.
    private struct Draft {
        let fault: Fault
        let severity: Severity
        let count: Int
        let sighting: Sighting

        init(_ fault: Fault, _ severity: Severity, _ count: Int, _ sighting: Sighting) {
            self.fault = fault
            self.severity = severity
            self.count = count
            self.sighting = sighting
        }

        var row: Row {
            let place = Finding.Place(
                source: sighting.source,
                pointer: sighting.pointer,
                position: sighting.position
            )
            return Row(
                finding: Finding(fault, at: place, excerpt: sighting.excerpt),
                severity: severity,
                count: count
            )
        }

        /// Whether this row comes first: by its place, and at one place by its rule and its way.
        func precedes(_ other: Draft) -> Bool {
            if sighting.precedes(other.sighting) { return true }
            if other.sighting.precedes(sighting) { return false }
            return (fault.rank, sighting.pointer.description)
                < (other.fault.rank, other.sighting.pointer.description)
        }
    }
}

extension Fault {
    /// The position of the rule among all rules.
    fileprivate var rank: Int { Rule.allCases.firstIndex(of: rule) ?? 0 }
}
