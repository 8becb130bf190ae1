import Platform
import SessionContract
import TerminalText

/// A report for people as one HTML page, which loads nothing and can be read without its script.
///
/// The script filters the rows and copies commands. The page states the hashes of its style and of
/// its script, and a browser runs and loads nothing else. See ``HTML`` for how texts are escaped.
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
        var page = opening
        page += header
        page += "<div class=\"frame columns\">\n"
        page += contents
        page += "<main>\n"
        writeFindings(to: &page)
        writeSuppressed(to: &page)
        page += units
        page += coverage
        page += aboutTheRun
        page += "</main>\n</div>\n"
        page += """
            <footer class="frame foot"><p>\(Report.toolName) \(report.run.toolVersion). \
            This page is one file and loads nothing.</p></footer>
            <script>\(Self.script)</script>
            </body>
            </html>

            """
        return page.bytes
    }

    /// Everything before the visible part.
    private var opening: HTML {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="generator" content="\(Report.toolName) \(report.run.toolVersion)">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
        style-src '\(Self.hash(of: Self.style))'; script-src '\(Self.hash(of: Self.script))'; \
        base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <meta name="robots" content="noindex">
        <title>\(title): \(report.run.target) – \(Report.toolName)</title>
        <style>\(Self.style)</style>
        </head>
        <body data-command="\(report.run.command)">
        <a class="skip" href="#findings">Skip to the findings</a>

        """
    }

    private static let style: HTML = "\(parts)\(layouts)"

    /// Returns the hash of a style or a script, as a content security policy states it.
    static func hash(of piece: HTML) -> String {
        var hash = SHA256()
        hash.update(piece.bytes)
        return "sha256-" + String(decoding: Base64.encoded(hash.digest()), as: UTF8.self)
    }

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
