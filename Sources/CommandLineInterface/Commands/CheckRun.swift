import Foundation
import PayloadInput
import Reports
import SessionContract

/// One run of `check`.
struct CheckRun {
    private let options: CheckCommand.Options
    private let context: CommandContext
    private var reader: PayloadReader
    private var ledger: Ledger
    private var failures: [String] = []

    /// A run with these options.
    init(options: CheckCommand.Options, context: CommandContext) {
        self.options = options
        self.context = context
        ledger = options.verdict.ledger
        reader = PayloadReader(JudgeSettings(now: context.startedAt))
        reader.jobs = options.verdict.jobs ?? ProcessInfo.processInfo.activeProcessorCount
        let interruptions = context.interruptions
        reader.isInterrupted = { interruptions.signal != nil }
    }

    /// Checks all sources, writes the reports, and returns the exit code.
    func run() -> ExitCode {
        var run = self
        let clock = ContinuousClock()
        let start = clock.now
        run.check()
        let report = run.report(duration: clock.now - start)
        return ReportDelivery(options: options.verdict, context: context).deliver(report)
    }

    private mutating func check() {
        var progress = ProgressLine(options.verdict.progress, console: context.console)
        for source in options.inputs where context.interruption() == nil {
            do {
                let paths = try PayloadFiles.paths(at: source)
                for (index, path) in paths.enumerated() where context.interruption() == nil {
                    progress.show("checking \(path) (\(index + 1) of \(paths.count))")
                    try check(path)
                }
            } catch {
                fail(error.description)
            }
        }
        progress.clear()
        guard failures.isEmpty, context.interruption() == nil else { return }
        if reader.counts.payloads == 0, saysNothing {
            fail("there is nothing to check in \(target)")
        } else if reader.counts.sessions == 0, saysNothing {
            ledger.add(Finding(.noSessions, at: Finding.Place()))
        }
    }

    /// Whether nothing that was found says why there is no session.
    private var saysNothing: Bool {
        let totals = ledger.summary.totals
        return totals[.error, default: 0] + totals[.inconclusive, default: 0] == 0
    }

    /// Checks one file; what cannot be read does not keep the others from being checked.
    private mutating func check(_ path: String) throws(InputFailure) {
        do {
            try reader.read(path: path, format: options.input, into: &ledger)
        } catch {
            // The report says it by itself.
            if error.reason != .interrupted { fail(error.description) }
        }
    }

    private mutating func fail(_ reason: String) {
        failures.append(reason)
        context.console.complain(reason)
    }

    private var target: String {
        options.inputs.map { $0 == "-" ? "standard input" : $0 }.joined(separator: ", ")
    }

    private func report(duration: Duration) -> Report {
        let summary = ledger.summary
        let totals = Report.Totals(summary.totals)
        let interruption = context.interruption()
        let decision = ExitDecision(
            totals: totals,
            failOn: options.verdict.failOn.severity,
            failures: failures,
            interruption: interruption
        )
        var report = Report(
            toolVersion: Report.toolVersion,
            command: "check",
            target: target,
            startedAt: context.startedAt,
            duration: duration,
            exit: decision.exit
        )
        report.checked.payloads = reader.counts.payloads
        report.checked.sessions = reader.counts.sessions
        report.checked.bytes = reader.counts.bytes
        report.totals = totals
        report.isIncomplete = interruption != nil
        report.rows = summary.rows
        report.rowCount = summary.rowCount
        report.unlistedCount = summary.unlistedCount
        return report
    }
}
