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

    /// The first row of `live` that says that there was no session.
    private var emptyRow: Ledger.Row?

    /// The latest of the moments with which the reports were made.
    private var now = Int64.min

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
        // Whether nothing was there is decided again for the sum.
        checked.unjudged[.empty] -= report.units.emptyBases.reduce(0) { $0 + $1.answers }
        now = max(now, report.options.now)
        parts += report.parts
        if !targets.contains(report.target) { targets.append(report.target) }
        for part in report.parts {
            unmatched = unmatched?.filter(part.unmatched.contains) ?? part.unmatched
        }
        if report.parts.isEmpty { unmatched = [] }
        for unit in report.units { add(unit) }
        if report.rows.contains(where: { $0.suppression != nil }) { acceptingFile = report.file }
        let ends = report.stepEnds
        for row in report.rows {
            if report.isAboutRun(row) {
                emptyRow = emptyRow ?? row
            } else {
                try add(row, of: report, ends)
            }
        }
    }

    /// Throws unless a report was made in the same way as the first.
    private mutating func compare(_ report: PartReport) throws(UnusableReport) {
        guard let first else {
            self.first = report
            self.first?.forgetCounts()
            return
        }
        var differences: [String] = []
        if report.command != first.command {
            differences.append("by '\(first.command)' and '\(report.command)'")
        }
        if report.toolVersion != first.toolVersion {
            differences.append("by versions \(first.toolVersion) and \(report.toolVersion)")
        }
        let (own, theirs) = (first.options, report.options)
        let options: [(String, Bool)] = [
            // An API answers at the moment at which it is asked.
            ("--now", own.now == theirs.now || report.isLive),
            ("--strict", own.isStrict == theirs.isStrict),
            ("--rule", own.severities == theirs.severities), ("--only", own.only == theirs.only),
            ("--skip", own.skipped == theirs.skipped), ("--fail-on", own.failOn == theirs.failOn),
            ("--input", own.search.input == theirs.search.input),
            ("--at", own.search.pointers == theirs.search.pointers),
            ("--har-match", own.search.prefixes == theirs.search.prefixes),
            ("--all-files", own.search.readsAllFiles == theirs.search.readsAllFiles),
            ("--paging", own.requests.paging == theirs.requests.paging),
            ("--page-size", own.requests.pageSize == theirs.requests.pageSize),
            ("--max-pages", own.requests.maximumPages == theirs.requests.maximumPages),
            ("--follow-links", own.requests.followsLinks == theirs.requests.followsLinks),
            ("--max-links", own.requests.maximumLinks == theirs.requests.maximumLinks),
            ("--max-body", own.requests.maximumBody == theirs.requests.maximumBody),
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
        checked.pages += more.pages
        guard let links = more.links else { return }
        var sum = checked.links ?? RunRecord.Checked.Links()
        sum.found += links.found
        sum.followed += links.followed
        sum.foreign += links.foreign
        checked.links = sum
    }

    private mutating func add(_ unit: RunUnit) {
        guard let index = indices[unit.fullName] else {
            indices[unit.fullName] = units.count
            units.append(unit)
            unjudged.append(unit.unjudgedAnswers)
            return
        }
        units[index].asked += unit.asked
        units[index].skipped += unit.skipped
        units[index].findings += unit.findings
        unjudged[index] += unit.unjudgedAnswers
    }

    /// Adds a row of a report, in which the steps of each unit end at one of `ends`.
    private mutating func add(
        _ row: Ledger.Row,
        of report: PartReport,
        _ ends: [Int]
    ) throws(UnusableReport) {
        let (unit, step) = row.origin.step.map { ends.place(of: $0) } ?? (0, 0)
        let name = report.isLive ? report.units[unit].fullName : row.unitName
        let index = indices[name] ?? 0
        var entry = MergedRows.Entry(
            finding: row.finding,
            origin: row.origin,
            severity: row.severity,
            rank: units[index].order ?? index
        )
        entry.step = step
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
    package var target: String {
        // A sum that was merged before names several base URLs, which other reports name too.
        var bases: [String] = []
        for case let base? in units.map(\.walk?.base) where !bases.contains(base) {
            bases.append(base)
        }
        return (bases.count > 1 ? bases : targets).joined(separator: ", ")
    }

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
        record.options?.now = now
        record.parts = isWhole ? [] : parts
        record.shortParts = parts.filter(\.isShort).map(\.phraseOfShort)
        record.isShort = !record.shortParts.isEmpty
        addEmptyRows()
        record.checked = checked
        let starts = first.isLive ? units.stepStarts : []
        let ordered = rows.entries.values.sorted { $0.precedes($1) }
        for entry in ordered {
            var row = try row(for: entry, options)
            if first.isLive { row.origin.step = starts[entry.rank] + entry.step }
            record.ledger.add(isWhole ? placed(row, firstLines) : row)
        }
        record.units = finishedUnits(options, isWhole)
        if first.isLive { record.noteSamples() }
    }

    /// Adds what is known only of the sum: that an API has sent no session.
    private mutating func addEmptyRows() {
        let bases = units.emptyBases
        checked.unjudged[.empty] += bases.reduce(0) { $0 + $1.answers }
        guard let row = emptyRow else { return }
        for (number, empty) in bases.enumerated() {
            var entry = MergedRows.Entry(
                finding: Finding(
                    row.finding.rule,
                    row.finding.wording,
                    at: Finding.Place(source: empty.base)
                ),
                origin: row.origin,
                severity: row.severity,
                rank: units.count,
                step: number + 1
            )
            if row.suppression == nil { entry.count = 1 } else { entry.acceptedCount = 1 }
            _ = rows.add(entry, to: MergedRows.Key(row))
        }
    }

    /// Returns the row with its line counted from the start of its source, or without a line if
    /// that is not known.
    private func placed(_ row: Ledger.Row, _ firstLines: [String: [Int: Int]]) -> Ledger.Row {
        let place = row.finding.place
        guard let start = row.origin.rangeStart, var position = place.position else { return row }
        let first = firstLines[row.unitName]?[start]
        if let first { position.line += first - 1 }
        let finding = row.finding
        var moved = Ledger.Row(
            finding: Finding(
                finding.rule,
                finding.wording,
                at: Finding.Place(
                    source: place.source,
                    pointer: place.exactPointer,
                    position: first == nil ? nil : position,
                    offset: position.offset
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
        let hasOneBase = Set(units.map(\.walk?.base)).count == 1
        let ranked = units.indices.sorted { (units[$0].order ?? $0) < (units[$1].order ?? $1) }
        return ranked.map { index in
            var unit = units[index]
            unit.countUnjudged(unjudged[index], options.severity(of:))
            if isWhole { unit.order = nil }
            if hasOneBase { unit.walk?.base = nil }
            unit.name = unit.fullName
            return unit
        }
    }
}

extension Ledger.Row {
    /// The name of the unit that the findings belong to.
    fileprivate var unitName: String { origin.unitName ?? finding.place.source }
}

extension PartReport {
    /// The number of the last step of each unit.
    fileprivate var stepEnds: [Int] {
        var end = 0
        return units.map { unit in
            end += unit.walk?.steps ?? 0
            return end
        }
    }
}

extension [RunUnit] {
    /// The number of steps before each unit, and of all.
    fileprivate var stepStarts: [Int] {
        reduce(into: [0]) { $0.append($0[$0.count - 1] + ($1.walk?.steps ?? 0)) }
    }
}

extension [Int] {
    /// Returns the index of the unit that has a step, and the number of the step in it; `self` has
    /// the last step of each.
    fileprivate func place(of step: Int) -> (unit: Int, step: Int) {
        var (low, high) = (0, Swift.max(0, count - 1))
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < step { low = middle + 1 } else { high = middle }
        }
        return (low, low > 0 ? step - self[low - 1] : step)
    }
}
