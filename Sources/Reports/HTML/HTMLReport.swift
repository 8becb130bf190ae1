import SessionContract
import TerminalText

/// A report for people as one HTML page, which can be read without its script.
///
/// The script filters the rows and copies commands. See ``HTML`` for how texts are escaped.
struct HTMLReport {
    let report: Report
    let showsValues: Bool

    /// The rows that count.
    let outline: Outline

    /// The rows that do not count, by the reason for it.
    let suppressed: [(reason: Suppression, outline: Outline)]

    init(_ report: Report, _ style: ReportStyle) {
        self.report = report
        showsValues = style.showsValues
        var names = RowNames()
        outline = Outline(report.findings.rows, &names)
        suppressed = report.suppressedRowsByReason.map { reason, rows in
            (reason, Outline(rows, &names))
        }
    }

    /// The whole page, which ends with a line feed.
    var bytes: [UInt8] {
        var content = header
        content += "<div class=\"frame columns\">\n"
        content += contents
        content += "<main>\n"
        writeFindings(to: &content)
        writeSuppressed(to: &content)
        content += units
        content += coverage
        content += aboutTheRun
        content += "</main>\n</div>\n"
        let page = HTMLPage(
            title: "\(title): \(report.run.target)",
            style: Self.style,
            script: Self.script,
            toolVersion: report.run.toolVersion,
            command: report.run.command,
            main: ("findings", "findings")
        )
        return page.bytes(around: content)
    }

    private static let style: HTML = "\(parts)\(layouts)"

    /// The parts of the page, for screens that are wide enough.
    private var contents: HTML {
        var groups: HTML = ""
        for group in outline.groups {
            groups += """
                <li><a href="#\(Self.anchor(of: group.rule))">\(group.rule.id) \
                <span>\(group.findingCount)</span></a></li>

                """
        }
        let rules: HTML = outline.groups.isEmpty ? "" : "<ul>\n\(groups)</ul>"
        func part(_ name: String, _ title: String, if isPresent: Bool = true) -> HTML {
            isPresent ? "<li><a href=\"#\(name)\">\(title)</a></li>\n" : ""
        }
        return """
            <nav class="contents" aria-label="Contents"><ul>
            <li><a href="#findings">Findings</a>\(rules)</li>
            \(part("suppressed", "Suppressed", if: report.totals.suppressed > 0))\
            \(part("units", "What was checked"))\
            \(part("coverage", "Coverage", if: report.run.coverage != nil))\
            \(part("run", "The run"))\
            </ul></nav>

            """
    }

    /// The name of a rule in links to its findings.
    static func anchor(of rule: Rule, prefix: String = "r") -> String {
        prefix + "-" + rule.id.map { $0 == "/" ? "-" : String($0) }.joined()
    }
}
