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
            if let sentence = report.unlistedSentence { lines += [sentence, ""] }
            lines += suppressedLines(&shown)
            if !report.run.remarks.isEmpty {
                lines += report.run.remarks.map(\.terminalSafe) + [""]
            }
            if !hasReadNothing {
                lines +=
                    [report.checkedSentence] + asideLines + [report.totalsSentence(style.severity)]
            }
        }
        lines += verdictLines
        return lines.joined(separator: "\n") + "\n"
    }

    /// Whether the verdict says all there is to say.
    private var hasReadNothing: Bool {
        report.exit.verdict == .failed && report.checkedParts.isEmpty
            && report.findings.rows.isEmpty
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
        let folds = detail == .reasons ? rows.map { RowFold(first: $0) } : RowFold.folds(of: rows)
        for fold in folds {
            let finding = fold.first.finding
            lines += block(of: fold.first, after: shown[finding.rule])
            lines += labelled("also", fold.rest ?? "") + [""]
            shown[finding.rule] = finding
        }
        return lines
    }

    /// Returns a section for each reason for which findings are not counted.
    private func suppressedLines(_ shown: inout [Rule: Finding]) -> [String] {
        var lines: [String] = []
        for (reason, rows) in report.suppressedRowsByReason {
            lines.append(style.bold("Suppressed: \(reason.reason.terminalSafe)"))
            lines += reason.explanation.terminalSafe.wrapped(to: width) + [""]
            lines += blocks(of: Self.sorted(rows), &shown)
        }
        guard let sentence = report.unlistedSuppressedSentence else { return lines }
        return lines + [sentence, ""]
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
        let command = report.replayCommand(for: reproduction)
        return lines + ["  \(style.dim("replay"))    \(command)"]
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
}

// MARK: - The end

extension HumanReport {
    /// What the verdict does not include.
    private var asideLines: [String] {
        report.asideSentences.flatMap { $0.wrapped(to: width) }
    }

    private var verdictLines: [String] {
        let exit = report.exit
        let name = report.verdictTitle
        let reason = exit.reason.terminalSafe
        let sentences = ["\(name): \(reason).", report.nextStep].filter { !$0.isEmpty }
        let lines = sentences.joined(separator: " ").wrapped(to: width)
        guard let first = lines.first, first.hasPrefix(name) else { return lines }
        return [style.verdict(exit.verdict, name) + first.dropFirst(name.count)]
            + lines.dropFirst()
    }
}

extension Rule {
    /// Whether the observation quotes the standard error of a program, line by line.
    var quotesProgram: Bool {
        [.testeeCrashed, .testeeHung, .testeeProtocol].contains(self)
    }
}
