import SessionContract
import StrictJSON

/// Adds reports of parts, one after another.
///
/// Memory grows with the number of rows and of sources, but hardly with the number of reports.
package struct ReportMerge {
    private var first: PartReport?
    private var sources = MergedSources()
    private var rows = MergedRows()
    private var units: [RunUnit] = []
    private var indices: [String: Int] = [:]

    /// The number of answers in each unit that were not judged.
    private var unjudged: [Int] = []
    private var checked = RunRecord.Checked()
    private var parts: [RunRecord.Part] = []
    private var targets: [String] = []
    private var countSum = 0

    /// The pointers that have not led to a value in any part.
    package private(set) var unmatched: [String]?

    /// A report whose baseline has accepted something.
    private var acceptingFile: String?

    /// Creates a sum of no reports.
    package init() {}

    /// Adds a report.
    ///
    /// - Throws: If it does not belong to the others.
    package mutating func add(_ report: PartReport) throws(UnusableReport) {
        try compare(report)
        try sources.add(report)
        guard report.countSum <= ReportCursor.CountSum.limit - countSum else {
            throw UnusableReport("the counts of \(report.file) and the others add up to too much")
        }
        countSum += report.countSum
        add(report.checked)
        parts += report.parts
        if !targets.contains(report.target) { targets.append(report.target) }
        for part in report.parts {
            unmatched = unmatched?.filter(part.unmatched.contains) ?? part.unmatched
        }
        if report.parts.isEmpty { unmatched = [] }
        for unit in report.units { add(unit) }
        if report.rows.contains(where: { $0.suppression != nil }) { acceptingFile = report.file }
        for row in report.rows { try add(row, of: report) }
    }

    /// Throws unless a report was made in the same way as the first.
    private mutating func compare(_ report: PartReport) throws(UnusableReport) {
        guard let first else {
            self.first = report
            self.first?.forgetCounts()
            return
        }
        var differences: [String] = []
        if report.toolVersion != first.toolVersion {
            differences.append("by versions \(first.toolVersion) and \(report.toolVersion)")
        }
        let (own, theirs) = (first.options, report.options)
        let options: [(String, Bool)] = [
            ("--now", own.now == theirs.now), ("--strict", own.isStrict == theirs.isStrict),
            ("--rule", own.severities == theirs.severities), ("--only", own.only == theirs.only),
            ("--skip", own.skipped == theirs.skipped), ("--fail-on", own.failOn == theirs.failOn),
            ("--input", own.search.input == theirs.search.input),
            ("--at", own.search.pointers == theirs.search.pointers),
            ("--har-match", own.search.prefixes == theirs.search.prefixes),
            ("--all-files", own.search.readsAllFiles == theirs.search.readsAllFiles),
        ]
        let names = options.filter { !$0.1 }.map(\.0)
        if !names.isEmpty {
            differences.append("with other values of \(names.joined(separator: ", "))")
        }
        let isDivided = !report.parts.isEmpty && report.parts.allSatisfy { $0.shard != nil }
        if isDivided, report.target != first.target {
            differences.append("of other sources: \(first.target), and \(report.target)")
        }
        guard !differences.isEmpty else { return }
        throw UnusableReport(
            "\(first.file) and \(report.file) were made \(differences.joined(separator: ", and ")); run "
                + "all parts in the same way"
        )
    }

    private mutating func add(_ more: RunRecord.Checked) {
        checked.files += more.files
        checked.answers += more.answers
        checked.skipped += more.skipped
        checked.unjudged += more.unjudged
        checked.payloads += more.payloads
        checked.sessions += more.sessions
        checked.bytes += more.bytes
    }

    private mutating func add(_ unit: RunUnit) {
        guard let index = indices[unit.name] else {
            indices[unit.name] = units.count
            units.append(unit)
            unjudged.append(unit.unjudgedAnswers)
            return
        }
        units[index].asked += unit.asked
        units[index].skipped += unit.skipped
        units[index].findings += unit.findings
        unjudged[index] += unit.unjudgedAnswers
    }

    private mutating func add(_ row: Ledger.Row, of report: PartReport) throws(UnusableReport) {
        let index = indices[row.unitName] ?? 0
        var entry = MergedRows.Entry(
            finding: row.finding,
            origin: row.origin,
            severity: row.severity,
            rank: units[index].order ?? index
        )
        entry.origin.rangeStart = rangeStart(of: row, in: report)
        if row.suppression != nil {
            entry.acceptedCount = row.count
        } else {
            entry.count = row.count
            if report.units.count == 1 { entry.shares = [index: row.count] }
            if report.units.count > 1 { entry.spreadCount = row.count }
        }
        guard rows.add(entry, to: MergedRows.Key(row)) else {
            throw UnusableReport("the reports up to \(report.file) have too many rows to add them")
        }
    }

    /// The start of the range from which the line of a row is counted; `nil` if it is counted from
    /// the start of its text.
    private func rangeStart(of row: Ledger.Row, in report: PartReport) -> Int? {
        guard row.origin.entry == nil, row.finding.place.position != nil else { return nil }
        let ranges = report.parts.flatMap(\.ranges).filter {
            $0.source == row.unitName && !$0.isEmpty
        }
        let start = row.origin.rangeStart
        let range =
            start == nil && ranges.count == 1 ? ranges[0] : ranges.first { $0.start == start }
        return range.flatMap { $0.firstLine == nil ? $0.start : nil }
    }
}

// MARK: - The sum

extension ReportMerge {
    /// The options of all reports; `nil` without reports.
    package var options: RunOptions? { first?.options }

    /// What was checked.
    package var target: String { targets.joined(separator: ", ") }

    /// Writes the sum to the record of a run.
    ///
    /// - Parameters:
    ///   - record: The record, whose ledger has the options of the report that is made.
    ///   - isWhole: Whether the reports must be those of all parts.
    /// - Throws: If parts are missing, or were counted more than once.
    package mutating func write(
        to record: inout RunRecord,
        isWhole: Bool
    ) throws(UnusableReport) {
        guard let first else { throw UnusableReport("there are no reports to merge") }
        let firstLines = try sources.finish(isWhole: isWhole)
        let severities = first.options.allSeverities
        var options = record.ledger.options
        options = Ledger.Options(
            severities: severities,
            rowLimit: options.rowLimit,
            accepted: options.accepted
        )
        record.ledger = Ledger(options)
        record.target = target
        record.options = first.options
        record.checked = checked
        record.parts = isWhole ? [] : parts
        let ordered = rows.entries.values.sorted { $0.precedes($1) }
        for entry in ordered {
            let row = try row(for: entry, options)
            record.ledger.add(placed(row, isWhole ? firstLines : [:]))
        }
        record.units = finishedUnits(options, isWhole)
    }

    /// Returns the row with its line counted from the start of its source, if that is known.
    private func placed(_ row: Ledger.Row, _ firstLines: [String: [Int: Int]]) -> Ledger.Row {
        let place = row.finding.place
        guard let start = row.origin.rangeStart, var position = place.position,
            let line = firstLines[row.unitName]?[start]
        else { return row }
        position.line += line - 1
        let finding = row.finding
        var moved = Ledger.Row(
            finding: Finding(
                finding.rule,
                finding.wording,
                at: Finding.Place(
                    source: place.source,
                    pointer: place.exactPointer,
                    position: position
                ),
                excerpt: finding.excerpt
            ),
            severity: row.severity,
            count: row.count,
            suppression: row.suppression
        )
        moved.origin = row.origin
        moved.origin.rangeStart = nil
        return moved
    }

    /// Makes the row for an entry, which counts unless the baseline accepts it.
    private mutating func row(
        for entry: MergedRows.Entry,
        _ options: Ledger.Options
    ) throws(UnusableReport) -> Ledger.Row {
        let id = options.accepted.isEmpty ? "" : entry.finding.group.fingerprint
        let suppression = entry.origin.isJoined ? nil : options.accepted[id]
        if suppression == nil, entry.acceptedCount > 0 {
            throw UnusableReport(
                "\(acceptingFile ?? "a report") was made with a baseline; use the same with --baseline"
            )
        }
        if suppression != nil {
            guard entry.spreadCount == 0 else {
                throw UnusableReport(
                    "the reports do not say in which of their files the baseline accepts \(id); run "
                        + "the parts with the same --baseline"
                )
            }
            for (unit, count) in entry.shares {
                units[unit].findings[entry.finding.rule] -= count
            }
        }
        var row = Ledger.Row(
            finding: entry.finding,
            severity: entry.severity,
            count: entry.count + entry.acceptedCount,
            suppression: suppression
        )
        row.origin = entry.origin
        return row
    }

    /// The units in the order of the sources.
    private func finishedUnits(_ options: Ledger.Options, _ isWhole: Bool) -> [RunUnit] {
        let ranked = units.indices.sorted { (units[$0].order ?? $0) < (units[$1].order ?? $1) }
        return ranked.map { index in
            var unit = units[index]
            unit.countUnjudged(unjudged[index], options.severity(of:))
            if isWhole { unit.order = nil }
            return unit
        }
    }
}

extension Ledger.Row {
    /// The name of the unit that the findings belong to.
    fileprivate var unitName: String { origin.unitName ?? finding.place.source }
}
