import Baselines
import JSONFiles
import Platform
import Reports
import SessionConformance
import SessionContract

/// The baseline of a run.
struct RunBaseline {
    private let path: String
    private let baseline: Baseline
    private let day: CalendarDay

    /// Reads the file at `path`.
    init(_ path: String, _ context: CommandContext) throws(BaselineFile.Failure) {
        let file = BaselineFile(path)
        self.path = file.shownPath
        day = CalendarDay(of: context.startedAt)
        baseline = try file.read()
    }

    /// The rows that are accepted, by fingerprint.
    var acceptedRows: [String: Suppression] { baseline.acceptedRows(on: day) }

    /// Adds what became of each entry to the record of a run that has ended.
    func audit(_ record: inout RunRecord) {
        let checked = CheckedSources(record)
        let audit = BaselineAudit(
            baseline,
            on: day,
            counts: record.ledger.acceptedCounts,
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

/// The files and phases of a run of which every deviation was certainly seen.
private struct CheckedSources {
    private var names: Set<String> = []
    private let options: Ledger.Options

    init(_ record: RunRecord) {
        options = record.ledger.options
        let isWhole =
            record.failures.isEmpty && record.interruption == nil && !record.isShort
            && record.part == nil
        guard isWhole else { return }
        let whole = record.units.filter(\.wasReadToItsEnd)
        names = Set(whole.filter(\.isRepeatable).map(\.name))
        let topics = record.units.filter { $0.kind == .topic }
        if !topics.isEmpty, topics.allSatisfy({ $0.skipped == 0 }) {
            names.insert(ConformancePhase.corpus.rawValue)
        }
    }

    /// Returns whether the deviation of an entry would have been seen.
    func include(_ entry: BaselineEntry) -> Bool {
        guard let source = entry.source, names.contains(source) else { return false }
        return Rule(rawValue: entry.rule).flatMap { options.severity(of: $0) } != nil
    }
}

extension RunUnit {
    /// Whether everything in it was judged.
    fileprivate var wasReadToItsEnd: Bool {
        let ends: [Rule] = [.jsonSyntax, .jsonEncoding, .jsonDepth]
        return asked > 0 && skipped == 0 && unjudged == 0 && ends.allSatisfy { findings[$0] == 0 }
    }

    /// Whether checking it again asks the same.
    fileprivate var isRepeatable: Bool {
        switch kind {
        case .file: name != Self.standardInput
        case .topic: true
        case .endpoint: false
        case .phase: name != ConformancePhase.random.rawValue
        }
    }
}
