import SessionContract
import StrictJSON
import TerminalText

extension HTMLReport {
    /// Writes the rows that count, with the filter for all rows.
    func writeFindings(to page: inout HTML) {
        page += """
            <section id="findings" aria-labelledby="findings-title">
            <h2 id="findings-title">Findings</h2>

            """
        if outline.groups.isEmpty { page += "<p>\(nothing)</p>\n" }
        if let limit { page += "<p>\(limit)</p>\n" }
        if !outline.groups.isEmpty || !suppressed.isEmpty { page += filter }
        for group in outline.groups { write(group, Self.anchor(of: group.rule), to: &page) }
        page += "</section>\n"
    }

    /// How many rows are listed, or `nil` if all are.
    private var limit: String? {
        let findings = report.findings
        guard findings.rowCount > findings.rows.count else { return report.unlistedSentence }
        let listed = findings.rows.count.grouped
        return "\(listed) of \(findings.rowCount.counted("row")) are listed; "
            + "--max-findings lists more."
    }

    private var nothing: String {
        if report.findings.rowCount > 0 { return "No row is listed." }
        return report.exit.verdict == .failed
            ? "No problems in the readable input." : "No problems were found."
    }

    /// Writes the rows that do not count, by the reason for it.
    func writeSuppressed(to page: inout HTML) {
        guard report.totals.suppressed > 0 else { return }
        page += """
            <section id="suppressed" aria-labelledby="suppressed-title">
            <h2 id="suppressed-title">Suppressed</h2>
            <p>These findings are reported, but change neither the counts nor the verdict.</p>

            """
        for (index, part) in suppressed.enumerated() {
            page += "<p><b>\(part.reason.reason)</b>: \(part.reason.explanation)</p>\n"
            for group in part.outline.groups {
                write(group, Self.anchor(of: group.rule, prefix: "s\(index + 1)"), to: &page)
            }
        }
        if let rest = report.unlistedSuppressedSentence { page += "<p>\(rest)</p>\n" }
        page += "</section>\n"
    }

    /// The filter, which the script shows and fills.
    private var filter: HTML {
        var severities: HTML = ""
        for severity in Severity.byWeight {
            severities += """
                <label class="\(severity.rawValue)"><input type="checkbox" name="severity" \
                value="\(severity.rawValue)"> <span class="severity">\(severity.rawValue)</span>\
                </label>

                """
        }
        func choice(_ name: String, _ title: String) -> HTML {
            """
            <label><span class="unseen">\(title)</span><select name="\(name)">\
            <option value="">Every \(name)</option></select></label>

            """
        }
        return """
            <form id="filter" class="filter" role="search" aria-label="Filter the findings" hidden>
            <div class="choices">
            <label class="text"><span class="unseen">Text</span><input type="search" name="text" \
            placeholder="Filter by text" autocomplete="off" spellcheck="false"></label>
            \(choice("rule", "Rule"))\(choice("field", "Field"))\(choice("source", "Source"))\
            </div>
            <div class="outcome"><fieldset class="severities"><legend class="unseen">Severity\
            </legend>
            \(severities)</fieldset>
            <span id="status" role="status"></span>
            <button type="button" id="clear" hidden>Clear the filter</button>
            <label class="keys"><input type="checkbox" id="keys" checked> <span>Keys: \
            <kbd>/</kbd> filter, <kbd>j</kbd> next, <kbd>k</kbd> previous</span></label></div>
            </form>
            <p id="none" class="none" hidden>No row matches the filter.</p>
            <span id="said" class="unseen" role="status"></span>

            """
    }

    /// Writes the rows of a rule.
    private func write(_ group: Group, _ anchor: String, to page: inout HTML) {
        let explanation = group.rule.explanation
        // With --every-finding, each is a row.
        let isDivided = group.rowCount > 1 && group.rowCount < group.findingCount
        let rows: HTML = isDivided ? " in \(group.rowCount) rows" : ""
        page += """
            <section class="rule \(group.severity.rawValue)" id="\(anchor)" \
            data-severity="\(group.severity.rawValue)" data-rule="\(group.rule.id)">
            <header><h3><span class="severity">\(group.severity.rawValue)</span> \
            <code>\(group.rule.id)</code> <span class="tally">\
            \(group.findingCount.counted("finding"))\(rows)</span></h3>
            <p>\(HTML.prose(explanation.summary))</p>
            <p class="soft">\(HTML.prose(explanation.whyItMatters))</p>
            <p class="source">\(explanation.sources.joined(separator: "; "))</p>

            """
        let fix = group.commonFix
        if let fix { page += "<p class=\"fix\"><b>Fix</b> \(HTML.prose(fix))</p>\n" }
        page += "</header>\n"
        for entry in group.entries { write(entry, showsFix: fix == nil, to: &page) }
        page += "</section>\n"
    }
}
