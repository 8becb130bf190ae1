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
        guard root["format"]?.string?.string == Report.format else {
            throw BaselineFile.Failure(
                "\(name) is not a JSON report; write one with --format json=\(name)"
            )
        }
        do throws(UnusableReport) {
            try self.init(ReportCursor(root, in: name, expecting: Self.kind, advice: Self.advice))
        } catch {
            throw BaselineFile.Failure(error.complaint)
        }
    }

    private static let kind = "a report of this version"
    private static let advice = "run again to write a new report"

    private init(_ report: ReportCursor) throws(UnusableReport) {
        let exit = try report.member("exit")
        guard try exit.member("verdict").text() != Report.Verdict.failed.rawValue else {
            let reason = try exit.member("reason").text()
            throw UnusableReport("\(report.file) is the report of a run that failed: \(reason)")
        }
        let target = try report.member("target").text()
        // A live API need not answer the same, and standard input has no name.
        let command = try report.member("command").text()
        let isNamed = ["check", "drift"].contains(command) && target != RunUnit.standardInput
        for value in try report.member("findings").elements()
        where try value.optional("suppressed") == nil {
            rows.append(try Row(value, of: isNamed ? target : nil))
        }
        isIncomplete = try report.optional("incomplete")?.flag() ?? false
        let total = try report.optional("rows")?.number() ?? 0
        unlisted = total - (try report.optional("listed")?.number() ?? 0)
        guard let baseline = try report.optional("baseline") else { return }
        stale = try baseline.member("stale").texts()
        expired = try baseline.member("expired").texts()
    }
}

extension SavedReport.Row {
    fileprivate init(_ value: ReportCursor, of target: String?) throws(UnusableReport) {
        group = Finding.Group(
            rule: try value.member("rule").choice(Rule.self, expected: "the id of a rule"),
            pointerShape: try value.member("shape").text(),
            observedKind: try value.member("kind").text()
        )
        severity = try value.member("severity")
            .choice(Severity.self, expected: "the name of a severity")
        source = try value.optional("phase")?.text() ?? target
    }
}
