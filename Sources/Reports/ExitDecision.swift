package import SessionContract
import TerminalText

/// How a run ends: from what it found and what it could not do to a code, a verdict and a reason.
///
/// What was seen to be broken is broken whatever else went wrong, so a nonconformance outranks a
/// failure to read everything; that one outranks what could not be judged, which outranks
/// conformance. An interrupted run keeps its verdict and exits with the code of the signal.
package struct ExitDecision: Sendable {
    package var totals: Report.Totals

    /// The least severity that makes a run fail: error, warning or note.
    package var failOn: Severity

    /// What the run could not do, one phrase each, the first cause first.
    package var failures: [String]

    /// The signal that interrupted the run.
    package var interruption: Int32?

    package init(
        totals: Report.Totals,
        failOn: Severity = .error,
        failures: [String] = [],
        interruption: Int32? = nil
    ) {
        self.totals = totals
        self.failOn = failOn
        self.failures = failures
        self.interruption = interruption
    }

    /// The exit that follows.
    package var exit: Report.Exit {
        guard let interruption else { return uninterrupted }
        var exit = uninterrupted
        exit.code = 128 + interruption
        if exit.verdict == .conforms {
            exit.verdict = .inconclusive
            exit.reason = "interrupted before everything was looked at"
        } else {
            exit.reason = "interrupted; until then: \(exit.reason)"
        }
        return exit
    }

    private var uninterrupted: Report.Exit {
        if !offending.isEmpty {
            let more = failures.isEmpty ? "" : "; also, \(failureReason)"
            return Report.Exit(code: 1, verdict: .violates, reason: offendingReason + more)
        }
        if !failures.isEmpty {
            return Report.Exit(code: 2, verdict: .failed, reason: failureReason)
        }
        if totals.inconclusive > 0 {
            let things = totals.inconclusive == 1 ? "1 thing" : "\(totals.inconclusive) things"
            return Report.Exit(
                code: 3,
                verdict: .inconclusive,
                reason: "nothing wrong was seen, but \(things) could not be judged"
            )
        }
        return Report.Exit(code: 0, verdict: .conforms, reason: conformingReason)
    }

    /// The severities that make this run fail and occur in it, the gravest first.
    private var offending: [Severity] {
        Severity.allCases.filter { $0.reaches(failOn) && totals[$0] > 0 }
    }

    private var offendingReason: String {
        offending.map { $0.counted(totals[$0]) }.joined(separator: ", ")
    }

    private var failureReason: String {
        let more = failures.count > 1 ? " (and \(failures.count - 1) more)" : ""
        return (failures.first ?? "") + more
    }

    private var conformingReason: String {
        switch failOn {
        case .warning: "no errors or warnings"
        case .note: "no errors, warnings or notes"
        case .error, .inconclusive: "no errors"
        }
    }
}

extension Severity {
    /// The number with the name, such as `1 error` and `2 errors`.
    func counted(_ count: Int) -> String {
        switch self {
        case .inconclusive: "\(count.grouped) inconclusive"
        case .error, .warning, .note: "\(count.grouped) \(rawValue)\(count == 1 ? "" : "s")"
        }
    }
}
