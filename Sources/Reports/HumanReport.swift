import SessionContract
import StrictJSON
import TerminalText

/// A report for people: a block for each row, then totals, then the verdict with the next step.
///
/// Every text that does not come from this program goes through `terminalSafe`.
struct HumanReport {
    let report: Report
    let style: TextStyle

    /// The number of columns of the terminal, or `nil` for lines of any length.
    let width: Int?

    let detail: ReportStyle.Detail
    let showsValues: Bool

    init(_ report: Report, _ style: ReportStyle) {
        self.report = report
        self.style = style.text
        width = style.width
        detail = style.detail
        showsValues = style.showsValues
    }

    /// The whole report in UTF-8.
    var bytes: [UInt8] { Array(text.utf8) }

    /// The whole report, which ends with a line feed.
    private var text: String {
        var lines: [String] = []
        if detail != .verdict {
            var shown: [Rule: Finding] = [:]
            lines += blocks(of: Self.sorted(listedRows), &shown)
            if let noteLine { lines += noteLine.wrapped(to: width) + [""] }
            if report.findings.unlistedCount > 0 { lines += [unlistedLine, ""] }
            lines += suppressedLines(&shown)
            if !report.run.remarks.isEmpty {
                lines += report.run.remarks.map(\.terminalSafe) + [""]
            }
            if !hasReadNothing { lines += [checkedLine] + asideLines + [totalsLine] }
        }
        lines += verdictLines
        return lines.joined(separator: "\n") + "\n"
    }

    /// Whether the verdict says all there is to say.
    private var hasReadNothing: Bool {
        report.exit.verdict == .failed && checkedParts.isEmpty && report.findings.rows.isEmpty
    }

    /// Whether notes are summarized: they change nothing about an input that conforms.
    private var summarizesNotes: Bool { report.exit.verdict == .conforms && detail == .rows }

    private var listedRows: [Ledger.Row] {
        report.findings.rows.filter { !summarizesNotes || $0.severity != .note }
    }

    /// The notes of an input that conforms, by rule.
    private var noteLine: String? {
        let notes = report.findings.rows.filter { $0.severity == .note }
        guard summarizesNotes, !notes.isEmpty else { return nil }
        var rules: [(rule: Rule, count: Int)] = []
        for row in notes {
            if let index = rules.firstIndex(where: { $0.rule == row.finding.rule }) {
                rules[index].count += row.count
            } else {
                rules.append((row.finding.rule, row.count))
            }
        }
        let all = rules.map { "\($0.rule.id) ×\($0.count.grouped)" }.joined(separator: ", ")
        return "Notes: \(all). Run with --verbose to list them."
    }

    /// Returns the rows with the most serious first, otherwise in their original order.
    private static func sorted(_ rows: [Ledger.Row]) -> [Ledger.Row] {
        Severity.byWeight.flatMap { severity in rows.filter { $0.severity == severity } }
    }

    /// Returns a block for each row, and updates `shown`, the last finding of each rule so far.
    private func blocks(
        of rows: [Ledger.Row],
        _ shown: inout [Rule: Finding]
    ) -> [String] {
        var lines: [String] = []
        for row in rows {
            lines += block(of: row, after: shown[row.finding.rule]) + [""]
            shown[row.finding.rule] = row.finding
        }
        return lines
    }

    /// Returns a section for each reason for which findings are not counted.
    private func suppressedLines(_ shown: inout [Rule: Finding]) -> [String] {
        var reasons: [Suppression] = []
        for row in report.findings.suppressedRows {
            guard let reason = row.suppression, !reasons.contains(reason) else { continue }
            reasons.append(reason)
        }
        var lines: [String] = []
        for reason in reasons {
            let rows = report.findings.suppressedRows.filter { $0.suppression == reason }
            lines.append(style.bold("Suppressed: \(reason.reason.terminalSafe)"))
            lines += reason.explanation.terminalSafe.wrapped(to: width) + [""]
            lines += blocks(of: Self.sorted(rows), &shown)
        }
        let listed = report.findings.suppressedRows.reduce(0) { $0 + $1.count }
        let more = report.totals.suppressed - listed
        guard more > 0 else { return lines }
        return lines + ["\(more.grouped) more suppressed; raise --max-findings to list them.", ""]
    }
}

// MARK: - Rows

extension HumanReport {
    /// Returns the block of `row` without the lines that `earlier`, the last finding of its rule,
    /// already showed.
    private func block(of row: Ledger.Row, after earlier: Finding?) -> [String] {
        let finding = row.finding
        var lines = [headline(of: row)]
        lines += finding.wording.message.terminalSafe.wrapped(to: width.map { max(20, $0 - 2) })
            .map { "  " + $0 }
        let first = finding.shownPointer(showsValues: showsValues)
        if row.count > 1, first != finding.place.pointer {
            lines += labelled("first", first.description)
        }
        let observed = finding.observedText(showsValues: showsValues)
        lines +=
            finding.rule.quotesProgram
            ? passage("observed", observed) : labelled("observed", observed)
        if let reproduction = finding.reproduction {
            // On one line, so that it can be copied and pasted after "printf %s".
            lines.append("  \(style.dim("payload"))   \(reproduction.word.terminalSafe)")
            lines += labelled("input", reproduction.likelihood.phrase)
        } else if let example = finding.wording.example {
            // It is made up to show the fault, so it comes before anything that says what is right.
            lines += labelled("example", example)
        }
        if finding.wording.expected != earlier?.wording.expected {
            lines += labelled("expected", finding.wording.expected)
        }
        if finding.wording.fix != earlier?.wording.fix {
            lines += labelled("fix", finding.wording.fix)
        }
        if let reproduction = finding.reproduction { lines += again(reproduction) }
        guard earlier == nil else { return lines }
        if detail == .reasons {
            lines += labelled("why", finding.rule.explanation.whyItMatters)
            lines += labelled("source", finding.rule.explanation.sources.joined(separator: "; "))
        }
        return lines + labelled("explain", "\(Report.toolName) explain \(finding.rule.id)")
    }

    /// Returns the lines that show how to replay a fault.
    ///
    /// The command stays on one line, so that it can be copied.
    private func again(_ reproduction: Finding.Reproduction) -> [String] {
        var lines: [String] = []
        if detail == .reasons {
            lines += labelled("original", reproduction.original)
            lines += labelled("shrinks", reproduction.shrinks.counted("step"))
        }
        let program = report.run.testeeCommand
        var command = [Report.toolName, "replay", reproduction.token]
        command += program.isEmpty ? ["--built-in"] : ["--"] + program
        let text = command.map(\.shellQuoted).joined(separator: " ")
        return lines + ["  \(style.dim("replay"))    \(text.terminalSafe)"]
    }

    private func headline(of row: Ledger.Row) -> String {
        let finding = row.finding
        // The row may have findings at several indices and hidden keys.
        let pointer =
            row.count > 1
            ? finding.place.pointer.shape
            : finding.shownPointer(showsValues: showsValues).description
        let name = style.severity(row.severity, row.severity.rawValue)
        var parts = ["\(name) \(style.bold(finding.rule.id))"]
        if let location = finding.location { parts.append(location.terminalSafe) }
        if !pointer.isEmpty { parts.append(pointer.terminalSafe) }
        if row.count > 1 { parts.append("×\(row.count.grouped)") }
        return parts.joined(separator: "  ")
    }

    private func labelled(_ label: String, _ text: String) -> [String] {
        guard !text.isEmpty else { return [] }
        let indent = 12
        let lines = text.terminalSafe.wrapped(to: width.map { max(20, $0 - indent) })
        let head = "  " + style.dim(label) + String(repeating: " ", count: indent - 2 - label.count)
        return lines.enumerated().map { index, line in
            index == 0 ? head + line : String(repeating: " ", count: indent) + line
        }
    }

    /// The maximum number of lines of a quoted text, such as the standard error of a program.
    private static let mostLines = 16

    /// Returns a text of several lines, or only the first and the last lines of a long one.
    private func passage(_ label: String, _ text: String) -> [String] {
        var lines = text.split(separator: "\n").map(String.init)
        if lines.count > Self.mostLines {
            let dropped = lines.count - Self.mostLines
            let note = "… \(dropped.grouped) lines omitted; --format json shows them"
            lines = [lines[0], note] + lines.suffix(Self.mostLines - 1)
        }
        return lines.enumerated().flatMap { index, line in
            index == 0 ? labelled(label, line) : labelled("", line)
        }
    }

    private var unlistedLine: String {
        let count = report.findings.unlistedCount
        let more = count == 1 ? "1 more finding is" : "\(count.grouped) more findings are"
        return "\(more) not listed; raise --max-findings to list them."
    }
}

// MARK: - The end

extension HumanReport {
    /// How much was checked, in parts such as "3 pages".
    private var checkedParts: [String] {
        let checked = report.run.checked
        let counts = [
            (checked.pages, "page"), (checked.cases, "case"), (checked.payloads, "payload"),
            (checked.sessions, "session"),
        ]
        var parts = counts.filter { $0.0 > 0 }.map { count, noun in count.counted(noun) }
        if checked.bytes > 0 { parts.append(checked.bytes.asByteCount) }
        return parts
    }

    private var checkedLine: String {
        let parts = checkedParts
        let target = report.run.target.isEmpty ? "" : " of \(report.run.target.terminalSafe)"
        let what = parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
        return "Checked \(what)\(target) in \(report.run.duration.inSeconds)."
    }

    /// How many answers were not judged, and why.
    private var asideLines: [String] {
        let checked = report.run.checked
        return [("Not judged", checked.unjudged), ("Skipped", checked.skipped)]
            .filter { $0.1.total > 0 }
            .flatMap { label, counts in
                let total = "\(counts.total.grouped) of \(checked.answers.counted("answer"))"
                return "\(label): \(total) (\(counts)).".wrapped(to: width)
            }
    }

    private var totalsLine: String {
        let counts = [Severity.error, .warning, .note, .inconclusive]
            .filter { report.totals[$0] > 0 }
            .map { style.severity($0, $0.counted(report.totals[$0])) }
        let suppressed = report.totals.suppressed
        // A failed run may not have read everything, so it must not claim more.
        let nothing =
            report.exit.verdict == .failed ? "no problems in the readable input" : "no problems"
        let all =
            (counts.isEmpty ? [nothing] : counts)
            + (suppressed > 0 ? ["\(suppressed.grouped) suppressed"] : [])
        return "Found " + all.joined(separator: ", ") + "."
    }

    private var verdictLines: [String] {
        let exit = report.exit
        let incomplete = report.isIncomplete ? " (incomplete)" : ""
        let sample = exit.sample.map { " on \($0)" } ?? ""
        let name = exit.verdict.title + sample + incomplete
        let reason = exit.reason.terminalSafe
        let sentences = ["\(name): \(reason).", nextStep].filter { !$0.isEmpty }
        let lines = sentences.joined(separator: " ").wrapped(to: width)
        guard let first = lines.first, first.hasPrefix(name) else { return lines }
        return [style.verdict(exit.verdict, name) + first.dropFirst(name.count)]
            + lines.dropFirst()
    }

    /// The next step for the reader, in a sentence.
    private var nextStep: String {
        if report.isIncomplete { return "Run again to check the rest." }
        switch report.exit.verdict {
        case .conforms:
            return report.totals[.warning] > 0
                ? "Review the warnings; many clients fail on them." : ""
        case .violates:
            guard let rule = Self.sorted(report.findings.rows).first?.finding.rule else {
                return ""
            }
            return "Start with '\(Report.toolName) explain \(rule.id)', fix it, and run again."
        case .inconclusive:
            let row = report.findings.rows.first { $0.severity == .inconclusive }
            return row?.finding.wording.fix.terminalSafe ?? "Run again."
        case .failed:
            return "Fix that and run again."
        }
    }
}

extension Report.Verdict {
    fileprivate var title: String {
        switch self {
        case .conforms: "CONFORMS"
        case .violates: "DOES NOT CONFORM"
        case .inconclusive: "INCONCLUSIVE"
        case .failed: "FAILED"
        }
    }
}

extension Finding {
    /// The place of the fault as `file:line:column`, which editors and terminals turn into a link.
    fileprivate var location: String? {
        let source = place.source
        guard let position = place.position else { return source.isEmpty ? nil : source }
        return "\(source.isEmpty ? "-" : source):\(position.line):\(position.column)"
    }
}

extension Rule {
    /// Whether the observation quotes the standard error of a program, line by line.
    fileprivate var quotesProgram: Bool {
        [.testeeCrashed, .testeeHung, .testeeProtocol].contains(self)
    }
}
