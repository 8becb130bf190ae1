import Foundation
import Reports
import SessionContract
import StrictJSON

/// A small report with a row of each severity.
func sampleReport() -> Report {
    var tally = FindingTally()
    for session in 2..<6 {
        var finding = Finding(
            .contractNull,
            at: JSONPointer([.key("sessions"), .index(session), .key("id")]),
            message: "The id of a session is null.",
            observed: .init("null", "null"),
            expected: "an integer",
            fix: "Send the id with every session."
        )
        finding.source = "day/1.json"
        finding.position = TextPosition(offset: 40 * session, line: 3, column: 7)
        finding.payload = #"{"id":null}"#
        tally.add(finding)
    }
    var malformed = Finding(
        .timestampMalformed,
        at: JSONPointer([.key("last_seen_at")]),
        message: "This is no timestamp.",
        observed: .init("unknown", "a string of 9 characters", excerpt: "moonrise\u{1B}[2J"),
        expected: "a moment such as 2014-11-18T17:24:29Z",
        fix: "Send a moment or null."
    )
    malformed.source = "evil\u{202E}\n.json"
    malformed.position = TextPosition(offset: 8, line: 1, column: 9)
    tally.add(malformed)
    return report(of: tally, failOn: .error)
}

/// A report of `tally` with everything else fixed.
func report(of tally: FindingTally, failOn: Severity) -> Report {
    let totals = Report.Totals(tally.totals, suppressed: tally.suppressedCount)
    var report = Report(
        toolVersion: "1.2.3",
        command: "check",
        target: "day",
        startedAt: Date(timeIntervalSince1970: 1_416_331_469),
        duration: .milliseconds(1_230),
        exit: ExitDecision(totals: totals, failOn: failOn).exit
    )
    report.totals = totals
    report.rows = tally.rows
    report.unlistedCount = tally.unlistedCount
    report.suppressedRows = tally.suppressedRows
    report.checked.payloads = 12_345
    report.checked.sessions = 1
    report.checked.bytes = 4_096
    return report
}
