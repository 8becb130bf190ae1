import Reports
import SessionContract
import StrictJSON

/// A small report with a row of each severity.
func sampleReport() -> Report {
    var ledger = Ledger()
    for session in 2..<6 {
        ledger.add(
            Finding(
                .contractNull,
                Wording(
                    message: "The id of a session is null.",
                    kind: "null",
                    observed: "null",
                    expected: "an integer",
                    fix: "Send the id with every session.",
                    example: #"{"id":null}"#
                ),
                at: Finding.Place(
                    source: "day/1.json",
                    pointer: JSONPointer([.key("sessions"), .index(session), .key("id")]),
                    position: TextPosition(offset: 40 * session, line: 3, column: 7)
                )
            )
        )
    }
    ledger.add(
        Finding(
            .timestampMalformed,
            Wording(
                message: "This is not a timestamp.",
                kind: "unknown",
                observed: "a string of 9 characters",
                expected: "a moment such as 2014-11-18T17:24:29Z",
                fix: "Send a moment or null.",
                example: #"{"id":1,"last_seen_at":"yesterday"}"#
            ),
            at: Finding.Place(
                source: "evil\u{202E}\n.json",
                pointer: JSONPointer([.key("last_seen_at")]),
                position: TextPosition(offset: 8, line: 1, column: 9)
            ),
            excerpt: "moonrise\u{1B}[2J"
        )
    )
    return report(of: ledger, failOn: .error)
}

/// A report of `ledger` with everything else fixed.
func report(of ledger: Ledger, failOn: Severity) -> Report {
    let summary = ledger.summary
    let totals = Report.Totals(summary.totals, suppressed: summary.suppressedCount)
    var report = Report(
        toolVersion: "1.2.3",
        command: "check",
        target: "day",
        startedAt: 1_416_331_469,
        duration: .milliseconds(1_230),
        exit: ExitDecision(totals: totals, failOn: failOn).exit
    )
    report.totals = totals
    report.rows = summary.rows
    report.rowCount = summary.rowCount
    report.unlistedCount = summary.unlistedCount
    report.suppressedRows = summary.suppressedRows
    report.checked.payloads = 12_345
    report.checked.sessions = 1
    report.checked.bytes = 4_096
    return report
}
