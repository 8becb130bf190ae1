import Reports
import SessionContract
import StrictJSON

/// Returns a small report with an error and a warning, after `change` has modified the run.
func sampleReport(_ change: (inout RunRecord) -> Void = { _ in }) -> Report {
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
    return report(of: ledger, change)
}

/// Returns the report of a run with this ledger and fixed values, after `change` has modified it.
func report(
    of ledger: Ledger = Ledger(),
    failOn: Severity = .error,
    _ change: (inout RunRecord) -> Void = { _ in }
) -> Report {
    var run = RunRecord(
        toolVersion: "1.2.3",
        command: "check",
        target: "day",
        startedAt: 1_416_331_469,
        ledger: ledger
    )
    run.duration = .milliseconds(1_230)
    run.checked.payloads = 12_345
    run.checked.sessions = 1
    run.checked.bytes = 4_096
    change(&run)
    return Report(run, failOn: failOn)
}

extension Report {
    /// Returns the report in a format, as text.
    func text(_ format: ReportFormat, _ style: ReportStyle = ReportStyle()) -> String {
        String(decoding: format.bytes(of: self, style), as: UTF8.self)
    }
}
