import StrictJSON
import TerminalText

/// A report for programs: the format `session-report/1`.
///
/// One JSON object with its keys in a fixed order, a line for each member and for each finding,
/// so that it can be read, searched and compared line by line. Characters that act on terminals
/// are escaped, so it can be printed too.
package struct JSONReport: Sendable {
    package var report: Report

    /// Whether what payloads held is written.
    package var showsValues: Bool

    package init(_ report: Report, showsValues: Bool = false) {
        self.report = report
        self.showsValues = showsValues
    }

    /// The whole report, with a line feed at its end.
    package var bytes: [UInt8] {
        let members = report.openingMembers + report.closingMembers
        var lines = members.map { "\"\($0.key)\":\($0.text)" }
        lines.append(findings)
        let text = "{" + lines.joined(separator: ",\n ") + "}\n"
        return Array(text.escapingTerminalControls.utf8)
    }

    private var findings: String {
        let all = report.rows + report.suppressedRows
        guard !all.isEmpty else { return "\"findings\":[]" }
        let rows = all.map { row in
            JSONWriter.text { $0.row(row, showsValues: showsValues) }
        }
        return "\"findings\":[\n  " + rows.joined(separator: ",\n  ") + "]"
    }
}

/// A report as events for programs that read line by line: `start`, `finding` for each row, `end`.
///
/// The members are those of ``JSONReport``.
package struct NDJSONReport: Sendable {
    package var report: Report

    /// Whether what payloads held is written.
    package var showsValues: Bool

    package init(_ report: Report, showsValues: Bool = false) {
        self.report = report
        self.showsValues = showsValues
    }

    /// All events, each with a line feed at its end.
    package var bytes: [UInt8] {
        let rows = (report.rows + report.suppressedRows).map { row in
            JSONWriter.text { $0.row(row, event: "finding", showsValues: showsValues) }
        }
        let lines =
            [event("start", report.openingMembers)] + rows + [event("end", report.closingMembers)]
        let text = lines.map { $0 + "\n" }.joined()
        return Array(text.escapingTerminalControls.utf8)
    }

    private func event(_ name: String, _ members: [Report.Member]) -> String {
        let texts = members.map { "\"\($0.key)\":\($0.text)" }
        return "{" + (["\"event\":\"\(name)\""] + texts).joined(separator: ",") + "}"
    }
}
