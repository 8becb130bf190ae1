import SessionModel
import StrictJSON

extension Ledger {
    /// A row of a report: the first finding of its group, and the number of findings in the group.
    package struct Row: Sendable {
        package let finding: Finding
        package let severity: Severity
        package internal(set) var count: Int

        /// Why the findings of this row are not counted, or `nil` if they are.
        package let suppression: Suppression?

        /// What distinguishes the row from others, beside its finding.
        package var origin = Origin()

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

    /// The rows and totals of a report.
    ///
    /// Rows are in order, so that those of parts can be put in order too.
    package struct Summary: Sendable {
        /// The listed rows, the most serious first, then in the order of appearance.
        package let rows: [Row]

        /// The number of distinct rows, listed or not.
        package let rowCount: Int

        /// The number of findings in rows that are not listed.
        package let unlistedCount: Int

        /// The number of findings of each severity, listed or not.
        package let totals: [Severity: Int]

        /// The rows that are reported but not counted, at most as many as the row limit.
        package let suppressedRows: [Row]

        /// The number of findings that were reported but not counted.
        package let suppressedCount: Int
    }

    /// The rows and totals of everything that was counted.
    package var summary: Summary {
        var drafts: [Draft] = []
        var rowCount = 0
        // Faults that are shown as another share the row of that one.
        var others: [Fault: Int] = [:]
        func tally(
            _ actual: Fault,
            _ count: Int,
            _ sighting: Sighting,
            _ acceptedID: String?,
            _ origin: Row.Origin
        ) {
            let fault = shown(actual)
            guard let severity = options.severity(of: fault.rule) else { return }
            if options.isGrouping, fault != actual {
                if let index = others[fault] { return drafts[index].add(count, sighting) }
                others[fault] = drafts.count
            }
            if acceptedID == nil { rowCount += 1 }
            // Otherwise the rows come from `listed`, and their number is computed at the end.
            if options.isGrouping {
                let suppression = acceptedID.flatMap { options.accepted[$0] }
                drafts.append(Draft(fault, severity, count, sighting, suppression, origin))
            }
        }
        for entry in entries {
            tally(entry.key.fault, entry.count, entry.sighting, entry.acceptedID, entry.key.origin)
        }
        for absence in absences {
            tally(
                .absent(absence.field),
                absence.count,
                absence.sighting,
                absence.acceptedID,
                Row.Origin(place: absence.place)
            )
        }
        // Empty if findings are grouped.
        for (part, items) in listed {
            drafts += items.map {
                Draft($0.fault, part.severity, $0.count, $0.sighting, $0.suppression)
            }
        }
        drafts.sort { $0.precedes($1) }
        let totals = severityCounts
        let counted = made.rows.filter { $0.suppression == nil }
        if !options.isGrouping {
            // Each finding is a row of its own, except those that a payload has counted together.
            // One that was made elsewhere may have a count too, so those are taken out of the
            // total, and added as rows below.
            rowCount = totals.values.reduce(0, +) - made.findingCount - sharedCount
        }
        let madeRowCount = counted.count + made.unlistedRowCount
        return summary(drafts, counted, rowCount: rowCount + madeRowCount, totals)
    }

    /// The number of findings that share the row of another even if each finding is listed.
    private var sharedCount: Int {
        entries.reduce(0) { sum, entry in
            countedRule(of: entry) == nil ? sum : sum + entry.sharedCount
        }
    }

    private func summary(
        _ drafts: [Draft],
        _ counted: [Row],
        rowCount: Int,
        _ totals: [Severity: Int]
    ) -> Summary {
        var rows: [Row] = []
        for severity in Severity.byWeight {
            let own = drafts.filter { $0.severity == severity && $0.suppression == nil }
            // Never negative, as each step takes at most what is left. Only listed rows get their
            // text.
            rows += own.prefix(options.rowLimit - rows.count).map { $0.row }
            let others = counted.filter { $0.severity == severity }
            rows += others.prefix(options.rowLimit - rows.count)
        }
        let accepted = drafts.filter { $0.suppression != nil }.prefix(options.rowLimit)
        let suppressed = accepted.map(\.row) + made.rows.filter { $0.suppression != nil }
        let listedCount = rows.reduce(0) { $0 + $1.count }
        return Summary(
            rows: rows,
            rowCount: rowCount,
            unlistedCount: totals.values.reduce(0, +) - listedCount,
            totals: totals,
            suppressedRows: Array(suppressed.prefix(options.rowLimit)),
            suppressedCount: made.suppressedCount + acceptedCount
        )
    }

    /// The number of findings of accepted rows, except those that were made elsewhere.
    private var acceptedCount: Int {
        let rows = entries.filter { $0.acceptedID != nil && countedRule(of: $0.key.fault) != nil }
        let fields = absences.filter {
            $0.acceptedID != nil && countedRule(of: .absent($0.field)) != nil
        }
        return rows.reduce(0) { $0 + $1.count } + fields.reduce(0) { $0 + $1.count }
    }

    /// A row whose text has not been created yet.
    struct Draft {
        let fault: Fault
        let severity: Severity
        private(set) var count: Int
        private(set) var sighting: Sighting
        let suppression: Suppression?
        let origin: Row.Origin

        init(
            _ fault: Fault,
            _ severity: Severity,
            _ count: Int,
            _ sighting: Sighting,
            _ suppression: Suppression?,
            _ origin: Row.Origin = Row.Origin()
        ) {
            self.origin = origin
            self.fault = fault
            self.severity = severity
            self.count = count
            self.sighting = sighting
            self.suppression = suppression
        }

        var row: Row {
            let place = Finding.Place(
                source: sighting.source,
                pointer: sighting.pointer,
                position: sighting.position
            )
            var row = Row(
                finding: Finding(fault, at: place, excerpt: sighting.excerpt),
                severity: severity,
                count: count,
                suppression: suppression
            )
            row.origin = origin
            row.origin.entry = sighting.entry
            row.origin.unitName = sighting.unitName
            if sighting.isAnswer { row.origin.step = sighting.unit }
            return row
        }

        /// Adds findings to the row, which is at the first of them.
        mutating func add(_ count: Int, _ sighting: Sighting) {
            self.count += count
            if sighting.precedes(self.sighting) { self.sighting = sighting }
        }

        /// Returns whether this row comes before another: by place, rule, pointer and words.
        ///
        /// No two rows are equal in all of them, so the order is the same for every way in which
        /// they were counted.
        func precedes(_ other: Draft) -> Bool {
            if sighting.precedes(other.sighting) { return true }
            if other.sighting.precedes(sighting) { return false }
            // The text of pointers is only made for two rows at one place.
            let (own, theirs) = (sighting.pointer.description, other.sighting.pointer.description)
            guard (fault.rank, own) == (other.fault.rank, theirs) else {
                return (fault.rank, own) < (other.fault.rank, theirs)
            }
            let (words, others) = (fault.wording, other.fault.wording)
            return (words.kind, words.message) < (others.kind, others.message)
        }
    }
}

extension Fault {
    /// The position of the rule among all rules.
    fileprivate var rank: Int { rule.rank }
}
