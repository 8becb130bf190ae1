import SessionContract
import StrictJSON
package import TerminalText

/// A report for people: a block for each row, then what was checked, and last the verdict with
/// what to do next.
///
/// Every text that does not come from this program goes through `terminalSafe`.
package struct HumanReport: Sendable {
    package var report: Report
    package var style: TextStyle

    /// The columns of the terminal; `nil` leaves lines as long as they are.
    package var width: Int?

    /// Whether what payloads held is shown.
    package var showsValues = false

    /// Whether the verdict alone is shown.
    package var isQuiet = false

    /// Whether each rule says why it matters and where it comes from.
    package var isVerbose = false

    package init(_ report: Report, style: TextStyle, width: Int? = nil) {
        self.report = report
        self.style = style
        self.width = width
    }

    /// The whole report, with a line feed at its end.
    package var text: String {
        var lines: [String] = []
        if !isQuiet {
            var shown: [Rule: Finding] = [:]
            lines += blocks(of: Self.sorted(report.rows), &shown)
            if report.unlistedCount > 0 { lines += [unlistedLine, ""] }
            lines += suppressedLines(&shown)
            if !report.remarks.isEmpty { lines += report.remarks.map(\.terminalSafe) + [""] }
            lines += [checkedLine, totalsLine]
        }
        lines += verdictLines
        return lines.joined(separator: "\n") + "\n"
    }

    /// The gravest rows first, else in the order in which they came.
    private static func sorted(_ rows: [Ledger.Row]) -> [Ledger.Row] {
        Severity.byWeight.flatMap { severity in rows.filter { $0.severity == severity } }
    }

    /// A block for each row; `shown` is the last finding of each rule so far.
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

    /// A section for each reason why findings are not counted.
    private func suppressedLines(_ shown: inout [Rule: Finding]) -> [String] {
        var reasons: [Suppression] = []
        for row in report.suppressedRows {
            guard let reason = row.suppression, !reasons.contains(reason) else { continue }
            reasons.append(reason)
        }
        var lines: [String] = []
        for reason in reasons {
            let rows = report.suppressedRows.filter { $0.suppression == reason }
            lines.append(style.bold("Suppressed: \(reason.reason.terminalSafe)"))
            lines += reason.explanation.terminalSafe.wrapped(to: width) + [""]
            lines += blocks(of: Self.sorted(rows), &shown)
        }
        let listed = report.suppressedRows.reduce(0) { $0 + $1.count }
        let more = report.totals.suppressed - listed
        guard more > 0 else { return lines }
        return lines + ["\(more.grouped) more suppressed; raise --max-findings to list them.", ""]
    }
}

// MARK: - Rows

extension HumanReport {
    /// The block of `row`; what `earlier`, the last finding of its rule, said the same is left out.
    private func block(of row: Ledger.Row, after earlier: Finding?) -> [String] {
        let finding = row.finding
        var lines = [headline(of: row)]
        lines += finding.wording.message.terminalSafe.wrapped(to: width.map { max(20, $0 - 2) })
            .map { "  " + $0 }
        let observed = finding.observedText(showsValues: showsValues)
        // With how a program ended comes what it wrote to standard error, line by line.
        let isPassage = finding.rule.group == "testee"
        lines += isPassage ? passage("observed", observed) : detail("observed", observed)
        if finding.wording.expected != earlier?.wording.expected {
            lines += detail("expected", finding.wording.expected)
        }
        if finding.wording.fix != earlier?.wording.fix {
            lines += detail("fix", finding.wording.fix)
        }
        if let example = finding.wording.example { lines += detail("payload", example) }
        if let reproduction = finding.reproduction { lines += again(reproduction) }
        guard earlier == nil else { return lines }
        if isVerbose {
            lines += detail("why", finding.rule.explanation.whyItMatters)
            lines += detail("source", finding.rule.explanation.sources.joined(separator: "; "))
        }
        return lines + detail("explain", "\(Report.toolName) explain \(finding.rule.id)")
    }

    /// How to see a fault again; the command stays on one line, to be copied.
    private func again(_ reproduction: Finding.Reproduction) -> [String] {
        var lines: [String] = []
        if isVerbose {
            let steps = reproduction.shrinks == 1 ? "step" : "steps"
            lines += detail("original", reproduction.original)
            lines += detail("shrinks", "\(reproduction.shrinks.grouped) \(steps)")
        }
        var command = [Report.toolName, "replay", reproduction.token]
        if !report.testeeCommand.isEmpty { command += ["--"] + report.testeeCommand }
        let text = command.map(\.shellQuoted).joined(separator: " ")
        return lines + ["  \(style.dim("replay"))    \(text.terminalSafe)"]
    }

    private func headline(of row: Ledger.Row) -> String {
        let finding = row.finding
        let pointer =
            row.count > 1 ? finding.place.pointer.shape : finding.place.pointer.description
        let name = style.severity(row.severity, row.severity.rawValue)
        var parts = ["\(name) \(style.bold(finding.rule.id))"]
        if let location = finding.location { parts.append(location.terminalSafe) }
        if !pointer.isEmpty { parts.append(pointer.terminalSafe) }
        if row.count > 1 { parts.append("×\(row.count.grouped)") }
        return parts.joined(separator: "  ")
    }

    private func detail(_ label: String, _ text: String) -> [String] {
        guard !text.isEmpty else { return [] }
        let indent = 12
        let lines = text.terminalSafe.wrapped(to: width.map { max(20, $0 - indent) })
        let head = "  " + style.dim(label) + String(repeating: " ", count: indent - 2 - label.count)
        return lines.enumerated().map { index, line in
            index == 0 ? head + line : String(repeating: " ", count: indent) + line
        }
    }

    /// The most lines of a text that is quoted, such as what a program wrote to standard error.
    private static let mostLines = 16

    /// A text of several lines, of which the first and the last tell most.
    private func passage(_ label: String, _ text: String) -> [String] {
        var lines = text.split(separator: "\n").map(String.init)
        if lines.count > Self.mostLines {
            let dropped = lines.count - Self.mostLines
            let note = "… \(dropped.grouped) lines, which --format json shows"
            lines = [lines[0], note] + lines.suffix(Self.mostLines - 1)
        }
        return lines.enumerated().flatMap { index, line in
            index == 0 ? detail(label, line) : detail("", line)
        }
    }

    private var unlistedLine: String {
        let findings = report.unlistedCount == 1 ? "finding" : "findings"
        let more = "\(report.unlistedCount.grouped) more \(findings) of other kinds"
        return "\(more); raise --max-findings to list them."
    }
}

// MARK: - The end

extension HumanReport {
    private var checkedLine: String {
        let checked = report.checked
        let counts = [
            (checked.pages, "page"), (checked.cases, "case"), (checked.payloads, "payload"),
            (checked.sessions, "session"),
        ]
        var parts = counts.filter { $0.0 > 0 }.map { count, noun in
            "\(count.grouped) \(noun)\(count == 1 ? "" : "s")"
        }
        if checked.bytes > 0 { parts.append(checked.bytes.asByteCount) }
        let what = parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
        let target = report.target.isEmpty ? "" : " of \(report.target.terminalSafe)"
        return "Checked \(what)\(target) in \(report.duration.inSeconds)."
    }

    private var totalsLine: String {
        let counts = [Severity.error, .warning, .note, .inconclusive]
            .filter { report.totals[$0] > 0 }
            .map { style.severity($0, $0.counted(report.totals[$0])) }
        let suppressed = report.totals.suppressed
        // Who could not read everything cannot say more.
        let nothing =
            report.exit.verdict == .failed ? "nothing wrong in what could be read" : "nothing wrong"
        let all =
            (counts.isEmpty ? [nothing] : counts)
            + (suppressed > 0 ? ["\(suppressed.grouped) suppressed"] : [])
        return "Found " + all.joined(separator: ", ") + "."
    }

    private var verdictLines: [String] {
        let exit = report.exit
        let incomplete = report.isIncomplete ? " (incomplete)" : ""
        let name = exit.verdict.title + incomplete
        let reason = exit.reason.terminalSafe
        let sentences = ["\(name): \(reason).", nextStep].filter { !$0.isEmpty }
        let lines = sentences.joined(separator: " ").wrapped(to: width)
        guard let first = lines.first, first.hasPrefix(name) else { return lines }
        return [style.verdict(exit.verdict, name) + first.dropFirst(name.count)]
            + lines.dropFirst()
    }

    /// What the reader can do now.
    private var nextStep: String {
        if report.isIncomplete { return "Run again to see the rest." }
        switch report.exit.verdict {
        case .conforms:
            return report.totals.warning > 0 ? "Look at the warnings: clients trip over them." : ""
        case .violates:
            guard let rule = Self.sorted(report.rows).first?.finding.rule else { return "" }
            return "Start with '\(Report.toolName) explain \(rule.id)', fix it, and run again."
        case .inconclusive:
            let row = report.rows.first { $0.severity == .inconclusive }
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
    /// Where the fault is, as editors and terminals make links of it: `file:line:column`.
    fileprivate var location: String? {
        let source = place.source
        guard let position = place.position else { return source.isEmpty ? nil : source }
        return "\(source.isEmpty ? "-" : source):\(position.line):\(position.column)"
    }
}

extension Finding {
    /// What was observed, followed by the beginning of the value where values are shown.
    func observedText(showsValues: Bool) -> String {
        guard showsValues, let excerpt else { return wording.observed }
        return "\(wording.observed): \(excerpt)"
    }
}
