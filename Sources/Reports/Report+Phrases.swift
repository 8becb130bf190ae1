import SessionContract
import TerminalText

// What every format for people says in the same words, safe for terminals.

extension Report {
    /// How much was checked, in parts such as `3 pages`.
    var checkedParts: [String] {
        let counts = [
            (run.checked.pages, "page"), (run.checked.cases, "case"),
            (run.checked.payloads, "payload"), (run.checked.sessions, "session"),
        ]
        var parts = counts.filter { $0.0 > 0 }.map { count, noun in count.counted(noun) }
        if run.checked.bytes > 0 { parts.append(run.checked.bytes.asByteCount) }
        return parts
    }

    /// How much was checked, of what, and how long it took.
    var checkedSentence: String {
        let parts = checkedParts
        let target = run.target.isEmpty ? "" : " of \(run.target.terminalSafe)"
        let what = parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
        return "Checked \(what)\(target) in \(run.duration.inSeconds)."
    }

    /// How many answers were not judged, with the reasons, or `nil` if all were.
    var unjudgedSentence: String? { sentence("Not judged", run.checked.unjudged) }

    /// How many answers were not meant to be judged, with the reasons, or `nil` if all were.
    var skippedSentence: String? { sentence("Skipped", run.checked.skipped) }

    /// Whether answers were not judged although no limit of the user left them out.
    var hasUnjudgedAnswers: Bool { run.unjudgedCount > 0 }

    private func sentence(_ label: String, _ counts: ReasonCounts) -> String? {
        guard counts.total > 0 else { return nil }
        let all = run.checked.answers.counted("answer")
        return "\(label): \(counts.total.grouped) of \(all) (\(counts.description.terminalSafe))."
    }

    /// What became of the entries of the baseline, or `nil` if there is none.
    var baselineSentence: String? {
        guard let use = run.baseline else { return nil }
        let parts = [
            (use.used, "occurred"), (use.stale.count, "stale"), (use.expired.count, "expired"),
            (use.unobserved, "not observable in this run"),
        ].filter { $0.0 > 0 }.map { "\($0.grouped) \($1)" }
        let rest = parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))"
        let count = use.entries.counted("entry", "entries")
        return "Baseline \(use.path.terminalSafe) has \(count)\(rest)."
    }

    /// The sentences about what a verdict does not include.
    var asideSentences: [String] {
        [unjudgedSentence, skippedSentence, baselineSentence].compactMap(\.self)
    }

    /// Returns how many findings there are of each severity, in a sentence.
    ///
    /// - Parameter paint: Gives the text of a severity its style.
    /// - Returns: The sentence, such as `Found 4 errors, 1 warning.`
    func totalsSentence(_ paint: (Severity, String) -> String = { $1 }) -> String {
        let counts = [Severity.error, .warning, .note, .inconclusive]
            .filter { totals[$0] > 0 }
            .map { paint($0, $0.counted(totals[$0])) }
        // A failed run may not have read everything, so it must not claim more.
        let nothing = exit.verdict == .failed ? "no problems in the readable input" : "no problems"
        let suppressed = totals.suppressed
        let all =
            (counts.isEmpty ? [nothing] : counts)
            + (suppressed > 0 ? ["\(suppressed.grouped) suppressed"] : [])
        return "Found " + all.joined(separator: ", ") + "."
    }

    /// How many findings are in rows that are not listed, or `nil` if all are listed.
    var unlistedSentence: String? {
        let count = findings.unlistedCount
        guard count > 0 else { return nil }
        let more = count == 1 ? "1 more finding is" : "\(count.grouped) more findings are"
        return "\(more) not listed; raise --max-findings to list them."
    }

    /// How many suppressed findings are not listed, or `nil` if all are listed.
    var unlistedSuppressedSentence: String? {
        let listed = findings.suppressedRows.reduce(0) { $0 + $1.count }
        let more = totals.suppressed - listed
        guard more > 0 else { return nil }
        return "\(more.grouped) more suppressed; raise --max-findings to list them."
    }

    /// The suppressed rows, by their reasons in the order of appearance.
    var suppressedRowsByReason: [(reason: Suppression, rows: [Ledger.Row])] {
        var groups: [(reason: Suppression, rows: [Ledger.Row])] = []
        for row in findings.suppressedRows {
            guard let reason = row.suppression else { continue }
            if let index = groups.firstIndex(where: { $0.reason == reason }) {
                groups[index].rows.append(row)
            } else {
                groups.append((reason, [row]))
            }
        }
        return groups
    }

    /// The verdict in capitals, with what it is limited to.
    var verdictTitle: String {
        let sample = exit.sample.map { " on \($0.terminalSafe)" } ?? ""
        return exit.verdict.title + sample + (isIncomplete ? " (incomplete)" : "")
    }

    /// The next step for the reader, in a sentence.
    var nextStep: String {
        if isIncomplete { return "Run again to check the rest." }
        switch exit.verdict {
        case .conforms:
            return totals[.warning] > 0 ? "Review the warnings; many clients fail on them." : ""
        case .violates:
            // The most serious row comes first.
            guard let rule = findings.rows.first?.finding.rule else { return "" }
            return "Start with '\(Self.toolName) explain \(rule.id)', fix it, and run again."
        case .inconclusive:
            let row = findings.rows.first { $0.severity == .inconclusive }
            return row?.finding.wording.fix.terminalSafe ?? "Run again."
        case .failed:
            return "Fix that and run again."
        }
    }

    /// Returns the command that shows a fault of a model again, as one line for a shell.
    func replayCommand(for reproduction: Finding.Reproduction) -> String {
        let program = run.testeeCommand
        var command = [Self.toolName, "replay", reproduction.token]
        command += program.isEmpty ? ["--built-in"] : ["--"] + program
        return command.map(\.shellQuoted).joined(separator: " ").terminalSafe
    }
}

extension Report.Verdict {
    /// The verdict in capitals.
    fileprivate var title: String {
        switch self {
        case .conforms: "CONFORMS"
        case .violates: "DOES NOT CONFORM"
        case .inconclusive: "INCONCLUSIVE"
        case .failed: "FAILED"
        }
    }
}
