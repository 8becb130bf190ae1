import SessionContract
import StrictJSON
import TerminalText

/// A report for programs in the format `session-report/1`, with its members in a fixed order.
///
/// Characters that act on terminals are escaped, so the report is safe to print.
struct JSONReport {
    /// How the members are arranged.
    enum Frame {
        /// One object with one line per member, unit and finding, so that line-based tools can
        /// search and compare it.
        case object

        /// One object per line: `start`, `finding` for each row, `end`.
        case events
    }

    let report: Report
    let frame: Frame
    let showsValues: Bool

    init(_ report: Report, _ frame: Frame, _ style: ReportStyle) {
        self.report = report
        self.frame = frame
        showsValues = style.showsValues
    }

    /// The whole report, which ends with a line feed.
    var bytes: [UInt8] {
        let text =
            switch frame {
            case .object: object
            case .events: events
            }
        return Array(text.escapingTerminalControls.utf8)
    }

    private var object: String {
        let members =
            report.openingMembers + report.closingMembers(listed: report.findings.rows.count)
        var lines = members.map { "\"\($0.key)\":\($0.text)" }
        lines.append(Self.list("units", report.unitTexts))
        lines.append(Self.list("findings", rows.map { rowText($0) }))
        return "{" + lines.joined(separator: ",\n ") + "}\n"
    }

    private var events: String {
        let events = ReportEvents(showsValues: showsValues)
        return events.start(of: report) + rows.map(events.finding).joined()
            + events.end(of: report, listed: report.findings.rows.count)
    }

    private var rows: [Ledger.Row] { report.findings.rows + report.findings.suppressedRows }

    /// Returns a member that is an array with one element per line.
    private static func list(_ key: String, _ elements: [String]) -> String {
        guard !elements.isEmpty else { return "\"\(key)\":[]" }
        return "\"\(key)\":[\n  " + elements.joined(separator: ",\n  ") + "]"
    }

    private func rowText(_ row: Ledger.Row) -> String {
        JSONWriter.text { $0.row(row, showsValues: showsValues) }
    }
}
