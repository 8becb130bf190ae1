import Baselines
import JSONFiles
import Platform
import Reports
import SessionContract

/// The baseline of a run.
struct RunBaseline {
    private let path: String
    private let baseline: Baseline
    private let day: CalendarDay

    /// Reads the file at `path`.
    init(_ path: String, now: Int64) throws(BaselineFile.Failure) {
        let file = BaselineFile(path)
        self.path = file.shownPath
        day = CalendarDay(of: now)
        baseline = try file.read()
    }

    /// The rows that are accepted, by fingerprint.
    var acceptedRows: [String: Suppression] { baseline.acceptedRows(on: day) }

    /// Adds what became of each entry to the record of a run that has ended.
    func audit(_ record: inout RunRecord) {
        let counts = record.ledger.acceptedCounts
        let occurring = baseline.entries.filter { counts[$0.id, default: 0] > 0 }
        let checked = CheckedSources(record, accepting: Set(occurring.map(\.rule)))
        let audit = BaselineAudit(
            baseline,
            on: day,
            counts: counts,
            wasChecked: checked.include
        )
        for finding in audit.findings(in: path) { record.ledger.add(finding) }
        record.baseline = RunRecord.BaselineUse(
            path: path,
            entries: baseline.entries.count,
            used: audit.used.count,
            unobserved: audit.unobserved.count,
            stale: audit.stale.map(\.id),
            expired: audit.expired.map(\.id),
            exceeded: audit.exceeded.map(\.entry.id)
        )
    }
}

/// What a run has checked of which every deviation was certainly seen.
private struct CheckedSources {
    private var names: Set<String> = []
    private let ledger: Ledger
    private let uncertainRules: Set<Rule>
    private let impliedRows: Set<String>

    /// The rules after whose findings the rest of a text is unknown.
    private static let ends: [Rule] = [.jsonSyntax, .jsonEncoding, .jsonDepth]

    /// Finds out what a run has checked to its end, in which the accepted rules had findings.
    init(_ record: RunRecord, accepting rules: Set<String>) {
        ledger = record.ledger
        uncertainRules = record.uncertainRules
        impliedRows = record.impliedRows
        let isWhole =
            record.failures.isEmpty && record.interruption == nil && !record.isShort
            && !record.isPartial && record.parts.isEmpty
        guard isWhole else { return }
        let units = record.units
        let areWhole = units.allSatisfy { $0.skipped == 0 && $0.unjudged == 0 }
        switch units.first?.kind {
        case .file:
            let isEnded = Self.ends.contains { rule in
                rules.contains(rule.id) || units.contains { $0.findings[rule] > 0 }
            }
            // A row of several files has one entry, so only the same files show that it is gone.
            if areWhole, !isEnded { names = [record.target] }
        case .phase:
            let phases = units.filter { $0.kind == .phase && $0.asked > 0 && $0.skipped == 0 }
            names = Set(phases.map(\.name)).subtracting([RunUnit.randomPhase])
        case .topic: if areWhole { names = [RunUnit.corpusPhase] }
        case .field:
            // The comparison asked for each state of each counter.
            if areWhole, record.checked.unjudged.total == 0 { names = [record.target] }
        case .endpoint, nil: break
        }
    }

    /// Returns whether the deviation of an entry would have been seen.
    func include(_ entry: BaselineEntry) -> Bool {
        guard let source = entry.source, names.contains(source),
            let rule = Rule(rawValue: entry.rule), !uncertainRules.contains(rule),
            !impliedRows.contains(entry.id)
        else { return false }
        // Rows that were joined are not known one by one.
        return ledger.options.severity(of: rule) != nil && !ledger.joinedRules.contains(rule)
    }
}
