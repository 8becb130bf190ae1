import SessionContract
import TerminalText

/// A report in Markdown, for comments and summaries: the verdict, a table of the rows, a table of
/// the units.
///
/// If it has a limit, whole rows are left out from the end, and the report says how many.
struct MarkdownReport {
    /// The maximum size of a comment on a pull request of GitHub, in characters.
    static let commentLimit = 65_536

    /// The maximum size of a summary of a step, in bytes, with a reserve: GitHub drops one of more
    /// than a mebibyte without a word.
    static let summaryLimit = 900_000

    /// The maximum length of each text, in Unicode scalars; a reference takes six bytes.
    private static let longestText = 400

    /// The maximum numbers of failures and units that are shown.
    private static let mostFailures = 10
    private static let mostUnits = 100

    /// The room for the sentences after the last row, in bytes.
    private static let reserve = 600

    let report: Report
    private let limit: Int
    private let showsValues: Bool

    init(_ report: Report, _ style: ReportStyle) {
        self.report = report
        limit = style.limit ?? .max
        showsValues = style.showsValues
    }

    /// The whole report, which ends with a line feed.
    var bytes: [UInt8] {
        var text = head
        var left = 0
        append(report.findings.rows, to: &text, &left)
        for (reason, rows) in report.suppressedRowsByReason {
            let title = """

                **Suppressed: \(prose(reason.reason))**. \(prose(reason.explanation))

                """
            append(rows, under: title, to: &text, &left)
        }
        if left > 0 {
            let size = limit == Self.commentLimit ? "65,536 characters" : limit.asByteCount
            text += """

                **\(left.counted("more row")) left out**, because this text may have at most \
                \(size). `--format json` has all rows.

                """
        } else {
            appendUnits(to: &text)
        }
        for sentence in [report.unlistedSentence, report.unlistedSuppressedSentence] {
            if let sentence { text += "\n\(prose(sentence))\n" }
        }
        return Array(text.utf8)
    }

    private func prose(_ text: String) -> String {
        MarkdownText.prose(text.shown(upTo: Self.longestText))
    }

    private func code(_ text: String) -> String {
        MarkdownText.code(text.shown(upTo: Self.longestText))
    }

    private var head: String {
        let next = report.nextStep.isEmpty ? "" : " " + prose(report.nextStep)
        var lines = [
            "## \(Report.toolName) \(report.run.command): \(prose(report.verdictTitle))", "",
            "**\(prose(report.exit.reason)).**\(next)", "",
            "\(prose(report.checkedSentence)) \(prose(report.totalsSentence()))",
        ]
        for sentence in report.asideSentences { lines += ["", prose(sentence)] }
        let failures = report.run.failures
        if !failures.isEmpty { lines.append("") }
        lines += failures.prefix(Self.mostFailures).map { "- failed: \(prose($0))" }
        if failures.count > Self.mostFailures {
            lines.append("- and \((failures.count - Self.mostFailures).grouped) more failures")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

// MARK: - Tables

extension MarkdownReport {
    /// Appends a table of rows as long as they fit, and adds the number of the others to `left`.
    private func append(
        _ rows: [Ledger.Row],
        under title: String = "",
        to text: inout String,
        _ left: inout Int
    ) {
        guard let first = rows.first else { return }
        let start =
            title + """

                | severity | rule | where | what to do |
                |---|---|---|---|

                """
        // A table without rows would say nothing.
        guard left == 0, fits(start + line(for: first), after: text) else {
            left += rows.count
            return
        }
        text += start
        for (index, row) in rows.enumerated() {
            let line = line(for: row)
            guard fits(line, after: text) else {
                left += rows.count - index
                return
            }
            text += line
        }
    }

    private func fits(_ more: String, after text: String) -> Bool {
        text.utf8.count + more.utf8.count <= limit - Self.reserve
    }

    /// The line of a table for a row, with its line feed.
    private func line(for row: Ledger.Row) -> String {
        let words = RowText(row, in: report, showsValues: showsValues)
        let place = [code(words.location), code(words.pointer)].filter { !$0.isEmpty }
        let found = words.observed.isEmpty ? "" : "Observed: \(prose(words.observed))."
        let wanted = words.expected.isEmpty ? "" : "Expected: \(prose(words.expected))."
        let payload = words.payload.map { "Payload: \(code($0))" } ?? ""
        // A command that is cut would show another fault, or none.
        let replay = words.replay.flatMap { $0.count <= Self.longestText ? $0 : nil }
        let parts = [
            prose(words.message) + ".",
            [found, wanted].filter { !$0.isEmpty }.joined(separator: " "),
            prose(words.fix), payload, replay.map { "Replay: \(code($0))" } ?? "",
        ]
        let cells = [
            "\(row.severity.rawValue)\(words.times)", code(row.finding.rule.id),
            place.joined(separator: " "), parts.filter { !$0.isEmpty }.joined(separator: "<br>"),
        ]
        return "| \(cells.joined(separator: " | ")) |\n"
    }

    /// Appends the units that ran, if the whole table fits.
    private func appendUnits(to text: inout String) {
        let units = report.units
        guard units.count > 1 else { return }
        var lines = [
            "", "<details><summary>\(units.count.grouped) parts of the run</summary>", "",
            "| part | checked | findings | not judged | not checked |", "|---|---|---|---|---|",
        ]
        lines += units.prefix(Self.mostUnits).map { unit in
            let counts = [unit.asked, unit.failed, unit.unjudged, unit.skipped].map(\.grouped)
            return "| \(code(unit.name)) | \(counts.joined(separator: " | ")) |"
        }
        if units.count > Self.mostUnits {
            lines += ["", "and \((units.count - Self.mostUnits).grouped) more"]
        }
        let table = (lines + ["", "</details>", ""]).joined(separator: "\n")
        if fits(table, after: text) { text += table }
    }
}
