import SessionContract
import TerminalText

/// Makes the test cases of a run: one for each rule in each unit, one for each suppressed row, and
/// one for the run.
struct JUnitCases {
    /// The maximum number of rows whose text a test case shows.
    private static let mostRows = 10

    private let report: Report
    private let showsValues: Bool
    private let rows: [Rule: [Ledger.Row]]
    private let rowsOfSource: [Source: [Ledger.Row]]

    /// A rule in a file.
    private struct Source: Hashable {
        let rule: Rule
        let name: String
    }

    init(_ report: Report, showsValues: Bool) {
        self.report = report
        self.showsValues = showsValues
        rows = Dictionary(grouping: report.findings.rows, by: \.finding.rule)
        rowsOfSource = Dictionary(grouping: report.findings.rows) { row in
            Source(rule: row.finding.rule, name: row.finding.place.source)
        }
    }

    /// Returns the test cases, or `limit` of them and one that counts the others.
    ///
    /// Those of the run come first, so that the limit does not cut them. Passed ones are cut before
    /// any other.
    func first(_ limit: Int) -> [JUnitCase] {
        var listed = [wholeRun] + answers + runFindings + suppressed
        let room = limit - listed.count
        // Made for one unit at a time: there may be millions, of which only some are listed.
        let total = report.run.units.reduce(0) { $0 + cases(of: $1).count }
        guard total > room else { return listed + report.run.units.flatMap(cases(of:)) }
        var left = JUnitCase.Omission()
        for takesPassed in [false, true] {
            for unit in report.run.units {
                for item in cases(of: unit) where (item.status == .passed) == takesPassed {
                    if listed.count < limit { listed.append(item) } else { left.add(item) }
                }
            }
        }
        return listed + [left.testCase].compactMap(\.self)
    }
}

// MARK: - The run

extension JUnitCases {
    /// Whether the run could do its job; findings have test cases of their own.
    private var wholeRun: JUnitCase {
        let name = "the run is complete"
        let exit = report.exit
        let isUnfinished = exit.verdict == .failed || exit.verdict == .inconclusive
        guard isUnfinished || report.isIncomplete || !report.run.failures.isEmpty else {
            return JUnitCase(name, .passed, output: report.unlistedSentence ?? "")
        }
        let reason = exit.fullReason.terminalSafe
        let lines = ["\(report.verdictTitle): \(reason)"] + report.run.failures.map(\.terminalSafe)
        return JUnitCase(
            name,
            .unjudged,
            type: exit.verdict.rawValue,
            message: reason,
            output: text(lines + [report.unlistedSentence].compactMap(\.self))
        )
    }

    /// Whether every answer was judged, if the run had any; a limit of the user is not an error.
    private var answers: [JUnitCase] {
        let name = "every answer is judged"
        guard report.run.checked.answers > 0 else { return [] }
        guard let sentence = report.unjudgedSentence else { return [JUnitCase(name, .passed)] }
        guard report.hasUnjudgedAnswers else {
            return [JUnitCase(name, .skipped, message: sentence)]
        }
        return [
            JUnitCase(name, .unjudged, type: "unjudged", message: sentence, output: sentence)
        ]
    }

    /// The findings about the run as a whole, which no unit counts.
    private var runFindings: [JUnitCase] {
        var counts = report.run.ledger.ruleCounts
        for unit in report.run.units {
            for rule in unit.findings.rules {
                counts[rule] = max(0, counts[rule] - unit.findings[rule])
            }
        }
        return counts.rules.compactMap { rule in
            let own = rows[rule, default: []]
            return finding(rule, count: counts[rule], in: nil, own)
        }
    }

    private var suppressed: [JUnitCase] {
        var cases = report.findings.suppressedRows.map { row in
            let words = RowText(row, in: report, showsValues: showsValues)
            let reason = row.suppression?.reason.terminalSafe ?? ""
            let place = [words.location, words.pointer].filter { !$0.isEmpty }
            return JUnitCase(
                "\(row.finding.rule.id) (\(reason)) \(place.joined(separator: " "))",
                .skipped,
                message: "\(reason): \(row.suppression?.explanation.terminalSafe ?? "")",
                output: text(lines(of: row))
            )
        }
        if let sentence = report.unlistedSuppressedSentence {
            cases.append(JUnitCase("suppressed findings are listed", .skipped, message: sentence))
        }
        return cases
    }
}

// MARK: - Units

extension JUnitCases {
    private func cases(of unit: RunUnit) -> [JUnitCase] {
        let name = unit.name.terminalSafe
        var cases: [JUnitCase] = []
        if unit.unjudged > 0 {
            let text = "\(unit.unjudged.grouped) of the inputs of \(name) could not be checked"
            cases.append(
                JUnitCase(
                    "every input is checked in \(name)",
                    .unjudged,
                    type: "unjudged",
                    message: text,
                    output: "\(name): \(text)"
                )
            )
        }
        if unit.asked == 0, unit.unjudged == 0, unit.findings.rules.isEmpty {
            return [JUnitCase("checks in \(name)", .skipped, message: "nothing was checked")]
        }
        let options = report.run.ledger.options
        let groups = Set(unit.kind.ruleGroups)
        return cases
            + Rule.allCases.compactMap { rule in
                let count = unit.findings[rule]
                guard count > 0 || unit.asked > 0 && groups.contains(rule.group),
                    options.severity(of: rule) != nil
                else { return nil }
                if count == 0 { return JUnitCase("\(rule.id) in \(name)", .passed) }
                let all = rows[rule, default: []]
                let own = rowsOfSource[Source(rule: rule, name: unit.name), default: []]
                return unit.kind == .file
                    ? finding(rule, count: count, in: name, own, others: all)
                    : finding(rule, count: count, in: name, all)
            }
    }

    /// Returns the test case of a rule with findings.
    ///
    /// - Parameters:
    ///   - rule: The rule.
    ///   - count: The number of its findings in the unit.
    ///   - unit: The name of the unit; `nil` for the run as a whole.
    ///   - own: The rows of the rule, or those in the unit if it is a file.
    ///   - others: The rows in other files, with which equal findings share a row.
    /// - Returns: The test case.
    private func finding(
        _ rule: Rule,
        count: Int,
        in unit: String?,
        _ own: [Ledger.Row],
        others: [Ledger.Row] = []
    ) -> JUnitCase? {
        guard let severity = report.run.ledger.options.severity(of: rule) else { return nil }
        let status: JUnitCase.Status =
            severity == .inconclusive
            ? .unjudged : severity.reaches(report.failOn) ? .failed : .passed
        let shown = own.isEmpty ? others : own
        let found = "\(unit.map { "\($0): " } ?? "")\(count.counted("finding")) of \(rule.id)"
        var lines = shown.prefix(Self.mostRows).flatMap(lines(of:))
        if own.isEmpty {
            let more = shown.isEmpty ? "; raise --max-findings to list more" : ", of this kind:"
            lines.insert(found + more, at: 0)
        }
        if shown.count > Self.mostRows {
            let more = (shown.count - Self.mostRows).counted("more row")
            lines.append("and \(more); --format json lists them")
        }
        // A reader looks for the position at the start, so the number of findings comes last.
        if !own.isEmpty { lines.append(found) }
        let first = shown.first.map { RowText($0, in: report, showsValues: showsValues) }
        return JUnitCase(
            unit.map { "\(rule.id) in \($0)" } ?? rule.id,
            status,
            type: rule.id,
            message: first.map { "\($0.message)\($0.times)" } ?? rule.explanation.summary,
            output: text(lines)
        )
    }

    /// The text of a row, which begins with its position.
    private func lines(of row: Ledger.Row) -> [String] {
        let words = RowText(row, in: report, showsValues: showsValues)
        let place = words.location.isEmpty ? words.pointer : words.location
        let pointer = words.location.isEmpty || words.pointer.isEmpty ? "" : words.pointer
        let parts = [
            place.isEmpty ? "" : "\(place):", pointer, "\(row.severity.rawValue):",
            words.message + words.times,
        ]
        return [parts.filter { !$0.isEmpty }.joined(separator: " ")] + words.details + [
            "explain: \(Report.toolName) explain \(row.finding.rule.id)", "",
        ]
    }

    private func text(_ lines: [String]) -> String {
        let end = lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
        return lines[..<end].joined(separator: "\n")
    }
}
