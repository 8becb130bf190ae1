import CommandLineFrame
import Platform
import Reports
import SessionContract
import StrictJSON

/// A JSON report of an earlier run.
struct SavedReport {
    /// A row.
    struct Row {
        let group: Finding.Group
        let severity: Severity

        /// The files or the phase, if another run can check the same.
        let source: String?
    }

    /// The rows that count, in the order of the report.
    private(set) var rows: [Row] = []

    /// The ids of the entries of the baseline that are stale; `nil` if there was no baseline.
    private(set) var stale: [String]?

    /// The ids of the entries of the baseline that are expired.
    private(set) var expired: [String] = []

    /// Whether the run ended before everything was checked.
    let isIncomplete: Bool

    /// The number of rows that are not listed.
    let unlisted: Int

    /// The maximum size of a report, in bytes.
    private static let limit = 1 << 30

    /// Reads the report at `path`.
    init(_ path: String) throws(BaselineFile.Failure) {
        let name = PathText.shown(path)
        let root: JSONValue
        do {
            root = try JSONDocument(parsing: try BaselineFile.bytes(of: path, Self.limit)).root
        } catch let error as BaselineFile.Failure {
            throw error
        } catch {
            throw BaselineFile.Failure(
                "\(name) is not a JSON report; write one with --format json=\(name)"
            )
        }
        if root["exit"]?["verdict"]?.string == "failed" {
            let reason = root["exit"]?["reason"]?.string?.string ?? ""
            throw BaselineFile.Failure("\(name) is the report of a run that failed: \(reason)")
        }
        guard root["format"]?.string?.string == Report.format, let rows = root["findings"]?.elements
        else {
            throw BaselineFile.Failure(
                "\(name) is not a JSON report; write one with --format json=\(name)"
            )
        }
        let target = root["target"]?.string?.string
        // A live API need not answer the same, and standard input has no name.
        let isNamed = root["command"]?.string == "check" && target != RunUnit.standardInput
        for value in rows where value["suppressed"] == nil {
            guard let row = Row(value, of: isNamed ? target : nil) else {
                throw BaselineFile.Failure(
                    "\(name) was written by another version; run again to write a new report"
                )
            }
            self.rows.append(row)
        }
        isIncomplete =
            if case .bool(true) = root["incomplete"]?.content { true } else { false }
        let total = root["rows"]?.number?.int64 ?? 0
        unlisted = Int(clamping: total) - Int(clamping: root["listed"]?.number?.int64 ?? 0)
        if let baseline = root["baseline"] {
            stale = Self.texts(baseline["stale"])
            expired = Self.texts(baseline["expired"])
        }
    }

    private static func texts(_ value: JSONValue?) -> [String] {
        value?.elements?.compactMap(\.string?.string) ?? []
    }
}

extension SavedReport.Row {
    fileprivate init?(_ value: JSONValue, of target: String?) {
        func text(_ key: JSONString) -> String? { value[key]?.string?.string }
        guard let id = text("rule"), let rule = Rule(rawValue: id), let shape = text("shape"),
            let kind = text("kind"), let severity = text("severity").flatMap(Severity.init)
        else { return nil }
        group = Finding.Group(rule: rule, pointerShape: shape, observedKind: kind)
        self.severity = severity
        source = text("phase") ?? target
    }
}
