package import SessionContract

/// What a run looked at, what it found, and what follows from it.
///
/// A report is made from a ``RunRecord`` and only from that, so its parts always agree. It knows no
/// format; each ``ReportFormat`` turns it into bytes.
package struct Report: Sendable {
    /// The run that is reported.
    package let run: RunRecord

    /// The rows that are listed, and how many more there are.
    package let findings: Ledger.Summary

    /// How many findings there are, including those that no row lists.
    package let totals: Totals

    /// The parts of the run, each with what counts against it.
    package let units: [Unit]

    /// How the run ends.
    package private(set) var exit: Exit

    /// Makes the report of a run.
    ///
    /// - Parameters:
    ///   - run: What was looked at and found.
    ///   - failOn: The least severity that makes the run fail: error, warning or note.
    package init(_ run: RunRecord, failOn: Severity) {
        self.run = run
        findings = run.ledger.summary
        totals = Totals(findings.totals, suppressed: findings.suppressedCount)
        units = run.units.map {
            Unit($0, severity: run.ledger.options.severity(of:), failOn: failOn)
        }
        exit = ExitDecision(totals: totals, failOn: failOn, run).exit
    }

    /// The name of the program.
    package static let toolName = "session-conformance"

    /// Whether the run ended before everything was looked at, so that there may be more to find.
    package var isIncomplete: Bool { run.interruption != nil || run.isShort }

    /// Makes this the report of a run that failed, because a report could not be written to a file.
    package mutating func fail(_ reason: String, code: ExitCode) {
        exit = Exit(code: code, verdict: .failed, reason: reason)
    }
}
