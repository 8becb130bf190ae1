package import SessionContract

/// What a run checked and found, and the resulting verdict.
///
/// A report is made from a ``RunRecord`` and from nothing else, so its parts always agree. It is
/// independent of formats; each ``ReportFormat`` turns it into bytes.
package struct Report: Sendable {
    /// The run that this report describes.
    package let run: RunRecord

    /// The listed rows, and the number of findings that are not listed.
    package let findings: Ledger.Summary

    /// The number of findings, including those that are not listed.
    package let totals: Totals

    /// The parts of the run, each with its own counts.
    package let units: [Unit]

    /// The exit code and the verdict.
    package private(set) var exit: Exit

    /// The lowest severity that makes the run fail: error, warning or note.
    package let failOn: Severity

    private let secrets: SecretFilter

    /// Creates the report of a run.
    ///
    /// This is the only place where secrets are replaced in reports: whatever a format shows was in
    /// a string of the report, and none of these has a secret any more. So no format can forget it,
    /// and none loses its syntax.
    ///
    /// - Parameters:
    ///   - run: What was checked and found.
    ///   - failOn: The lowest severity that makes the run fail: error, warning or note.
    ///   - secrets: The filter for the secrets that the report must not show.
    package init(_ run: RunRecord, failOn: Severity, hiding secrets: SecretFilter = .init()) {
        let run = run.redacted(by: secrets)
        self.run = run
        self.secrets = secrets
        self.failOn = failOn
        findings = run.ledger.summary.redacted(by: secrets)
        totals = Totals(findings.totals, suppressed: findings.suppressedCount)
        units = run.units.map {
            Unit($0, severity: run.ledger.options.severity(of:), failOn: failOn)
        }
        exit = ExitDecision(totals: totals, failOn: failOn, run).exit
    }

    /// Returns the report of a run that has started, for as long as there is no other.
    package static func unfinished(_ run: RunRecord) -> Report {
        var run = run
        run.isShort = true
        run.fail("the run has not ended; this report was written at its start")
        return Report(run, failOn: .error)
    }

    /// The name of the program.
    package static let toolName = "session-conformance"

    /// The name of the format `json`, with its version.
    package static let format = "session-report/1"

    /// Whether the run ended before everything was checked, so there may be more to find.
    package var isIncomplete: Bool { run.interruption != nil || run.isShort }

    /// Turns this into the report of a failed run, because a report could not be written to a file.
    package mutating func fail(_ reason: String, code: ExitCode) {
        exit = Exit(code: code, verdict: .failed, reason: secrets.redacting(reason))
    }
}
