import SessionContract
import TerminalText

/// Derives the exit code, the verdict and the reason of a run from its findings and failures.
///
/// A violation remains one even if something else failed, so it outranks a failure. A failure
/// outranks what could not be checked, and that outranks conformance. An interrupted run keeps its
/// verdict and exits with the code of the signal.
struct ExitDecision {
    let totals: Report.Totals

    /// The lowest severity that makes a run fail: error, warning or note.
    let failOn: Severity

    let run: RunRecord

    init(totals: Report.Totals, failOn: Severity, _ run: RunRecord) {
        self.totals = totals
        self.failOn = failOn
        self.run = run
    }

    /// The exit of the run.
    package var exit: Report.Exit {
        let (verdict, reason) = ending
        let reasons = ([reason] + caveats).joined(separator: "; ")
        return Report.Exit(
            code: code(of: verdict),
            verdict: verdict,
            reason: reasons,
            sample: verdict == .conforms ? sample : nil
        )
    }

    private func code(of verdict: Report.Verdict) -> ExitCode {
        if let signal = run.interruption { return .interrupted(by: signal) }
        return switch verdict {
        case .conforms: .success
        case .violates: .findings
        case .failed: .failed
        case .inconclusive: .inconclusive
        }
    }

    /// The verdict with its reason.
    private var ending: (Report.Verdict, String) {
        let (verdict, reason) = uninterrupted
        guard run.interruption != nil else { return (verdict, reason) }
        guard verdict != .conforms else {
            return (.inconclusive, "interrupted before everything was checked")
        }
        return (verdict, "interrupted; so far: \(reason)")
    }

    private var uninterrupted: (Report.Verdict, String) {
        if !offending.isEmpty {
            let more = run.failures.isEmpty ? "" : "; also: \(failureReason)"
            return (.violates, offendingReason + more)
        }
        if !run.failures.isEmpty { return (.failed, failureReason) }
        if totals[.inconclusive] > 0 {
            let things = totals[.inconclusive] == 1 ? "1 thing" : "\(totals[.inconclusive]) things"
            return (.inconclusive, "\(conformingReason), but \(things) could not be checked")
        }
        // The rules that report it are off, which hides the findings, but not what was not judged.
        let checked = run.checked
        if run.unjudgedCount > 0 {
            return (.inconclusive, "\(conformingReason), but not judged: \(checked.unjudged)")
        }
        if checked.files > 0, checked.answers == 0 {
            return (.inconclusive, "\(conformingReason), but there was no answer to judge")
        }
        if run.isShort, run.interruption == nil { return (.inconclusive, conformingReason) }
        return (.conforms, conformingReason)
    }

    /// What else the reader needs to know about the verdict.
    private var caveats: [String] {
        var caveats: [String] = []
        if run.isShort, run.interruption == nil, run.failures.isEmpty {
            let rest = run.command == "live" ? "everything was checked" : "all cases were tested"
            caveats.append(
                (run.shortParts.isEmpty
                    ? "the time limit ended the run before \(rest)"
                    : "\(shortParts) ended early, so run that again") + missing
            )
        }
        if run.uncountedCases > 0, run.uncountedCases == run.checked.cases {
            caveats.append("all cases were in staging, where findings do not count")
        }
        return caveats
    }

    /// The parts that ended early.
    private var shortParts: String {
        let parts = run.shortParts
        let more = parts.count - Self.mostShortParts
        let shown = parts.prefix(Self.mostShortParts) + (more > 0 ? ["\(more.grouped) more"] : [])
        return shown.joined(separator: " and ")
    }

    /// The maximum number of parts that a reason names.
    private static let mostShortParts = 5

    /// The cases that were left out, as the end of a sentence; empty if that is not known.
    private var missing: String {
        let parts = run.units.filter { $0.skipped > 0 && $0.kind != .endpoint }.map { unit in
            "\(unit.skipped.grouped) of \((unit.asked + unit.skipped).grouped) \(unit.name)"
        }
        return parts.isEmpty ? "" : " (not tested: \(parts.joined(separator: ", ")))"
    }

    /// The parts of what was to be checked that the limits of the user left.
    private var sample: String? {
        run.samples.isEmpty ? nil : run.samples.joined(separator: " and ")
    }

    /// The severities that make this run fail, the most serious first.
    private var offending: [Severity] {
        Severity.allCases.filter { $0.reaches(failOn) && totals[$0] > 0 }
    }

    private var offendingReason: String {
        offending.map { $0.counted(totals[$0]) }.joined(separator: ", ")
    }

    private var failureReason: String {
        let more = run.failures.count > 1 ? " (and \(run.failures.count - 1) more)" : ""
        return (run.failures.first ?? "") + more
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
    /// Returns the number with the name of the severity, such as `1 error` or `2 errors`.
    func counted(_ count: Int) -> String {
        switch self {
        case .inconclusive: "\(count.grouped) inconclusive"
        case .error, .warning, .note: count.counted(rawValue)
        }
    }
}
