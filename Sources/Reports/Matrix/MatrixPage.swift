import TerminalText

/// A matrix as one HTML page, which has no script.
///
/// A cell shows a sign, and its word to those who do not see it. A wrong cell links to the smallest
/// payloads that show why.
struct MatrixPage {
    private let matrix: Matrix
    private let toolVersion: String

    init(_ report: MatrixReport) {
        matrix = report.matrix
        toolVersion = report.toolVersion
    }

    var bytes: [UInt8] {
        var content = header
        content += "<main class=\"frame\">\n"
        content += summary
        content += table
        content += changes
        content += details
        content += "</main>\n"
        let page = HTMLPage(
            title: "Which models keep a session as it is?",
            style: Self.style,
            toolVersion: toolVersion,
            isPublic: true,
            main: ("matrix", "matrix")
        )
        return page.bytes(around: content)
    }

    private static let style: HTML = "\(HTMLReport.parts)\(own)"

    private var header: HTML {
        var remarks: HTML = ""
        for remark in matrix.remarks { remarks += "<p>\(remark)</p>\n" }
        var legend: HTML = ""
        for (sign, words) in Self.legend {
            legend += "<li><b>\(sign)</b> \(words)</li>\n"
        }
        return """
            <header class="frame head">
            <p class="byline"><b>\(Report.toolName)</b> <span>\(matrix.size)</span></p>
            <h1><span class="verdict">Which models keep a session as it is?</span></h1>
            <p class="reason">Each model reads a session from JSON and writes it again. It must \
            give back what it accepts with the same meaning, and reject what violates the \
            contract or is not JSON. A wrong cell leads to the smallest payloads that show why.</p>
            <ul class="legend">
            \(legend)</ul>
            \(remarks)</header>

            """
    }

    // MARK: The tables

    private var summary: HTML {
        var head: HTML = ""
        for section in matrix.sections { head += "<th scope=\"col\">\(section.title)</th>" }
        var body: HTML = ""
        for (index, column) in matrix.columns.enumerated() {
            var cells: HTML = ""
            for section in matrix.sections {
                let score = column.score(section.rows)
                let text = score.known == 0 ? "–" : "\(score.right)/\(score.known)"
                let tone = score.right < score.known ? "bad" : score.known > 0 ? "good" : "open"
                cells += "<td class=\"number \(tone)\">\(text)</td>"
            }
            body += """
                <tr><th scope="row"><a href="#m\(String(index))">\(column.title)</a> \
                <small>\(column.model.language ?? "")</small></th>\(cells)</tr>

                """
        }
        return """
            <section id="summary" aria-labelledby="summary-title">
            <h2 id="summary-title">Rows that each model has right</h2>
            <div class="scroll" role="region" aria-labelledby="summary-title" tabindex="0">
            <table class="scores"><thead><tr><th scope="col">Model</th>\(head)</tr></thead>
            <tbody>
            \(body)</tbody></table></div>
            </section>

            """
    }

    private var table: HTML {
        var head: HTML = ""
        for (index, column) in matrix.columns.enumerated() {
            head += """
                <th scope="col"><a href="#m\(String(index))"><span>\(column.title)</span></a></th>
                """
        }
        var bodies: HTML = ""
        for section in matrix.sections {
            bodies += """
                <tbody><tr><th scope="rowgroup" class="section" \
                colspan="\(String(matrix.columns.count + 1))"><span>\(section.title)</span></th></tr>

                """
            for row in section.rows {
                bodies += """
                    <tr><th scope="row"><details><summary>\(row.title)</summary>\
                    <p>\(row.explanation)</p></details></th>
                    """
                for index in matrix.columns.indices { bodies += cell(row, index) }
                bodies += "</tr>\n"
            }
            bodies += "</tbody>\n"
        }
        return """
            <section id="matrix" aria-labelledby="matrix-title">
            <h2 id="matrix-title">The matrix</h2>
            <p>Open a row to read what is asked and why.</p>
            <div class="scroll matrix" role="region" aria-labelledby="matrix-title" tabindex="0">
            <table><thead><tr><th scope="col">Payloads with</th>\(head)</tr></thead>
            \(bodies)</table></div>
            </section>

            """
    }

    private func cell(_ row: Matrix.Row, _ index: Int) -> HTML {
        let cell = matrix.cell(row, matrix.columns[index])
        let sign: HTML = """
            <b aria-hidden="true">\(Self.sign(of: cell))</b>\
            <span class="unseen">\(cell.isRight == false ? "wrong: " : "")\(cell.word)</span>
            """
        let title = "\(row.title): \(cell.word), \(cell.asked.counted("case"))"
        switch cell.isRight {
        case true: return "<td class=\"good\" title=\"\(title)\">\(sign)</td>"
        case nil: return "<td class=\"open\" title=\"\(title)\">\(sign)</td>"
        case false:
            let anchor = Self.anchor(row, index)
            return """
                <td class="bad" title="\(title)"><a href="#\(anchor)">\(sign)</a></td>
                """
        }
    }

    private static func anchor(_ row: Matrix.Row, _ index: Int) -> String {
        "m\(index)-" + row.id.map { $0 == "^" ? "-" : String($0) }.joined()
    }

    private static let legend = [
        ("✓", "right"), ("≠", "altered"), ("+", "accepted wrongly"), ("−", "rejected"),
        ("✕", "crashed, hung or broke off"), ("1st, 2nd", "which of two values counts"),
        ("±", "depends on the payload"), ("?", "unknown"), ("·", "not tested"),
    ]

    private static func sign(of cell: Matrix.Cell) -> String {
        switch (cell.outcome, cell.word) {
        case (_, "first"): "1st"
        case (_, "last"): "2nd"
        case (.kept, _): "✓"
        case (.rejected, _): cell.isRight == true && cell.choice == nil ? "✓" : "−"
        case (.altered, _): "≠"
        case (.accepted, _): "+"
        case (.depends, _): "±"
        case (.crashed, _), (.hung, _), (.broken, _): "✕"
        case (.inconclusive, _): "?"
        case (.notTested, _): "·"
        }
    }

    // MARK: The models

    private var changes: HTML {
        var parts: HTML = ""
        for change in matrix.changes {
            parts += "<h3>\(change.title)</h3>\n<ul class=\"changes\">\n"
            for (word, deviations) in change.kinds {
                for deviation in deviations {
                    parts += """
                        <li><b>\(word)</b> <code>\(deviation.label)</code> \
                        <code>\(deviation.payload ?? "")</code></li>

                        """
                }
            }
            parts += "</ul>\n"
            if change.fixed.isEmpty, change.added.isEmpty { parts += "<p>No change.</p>\n" }
        }
        guard !matrix.changes.isEmpty else { return "" }
        return """
            <section id="changes" aria-labelledby="changes-title">
            <h2 id="changes-title">Between versions</h2>
            \(parts)</section>

            """
    }

    private var details: HTML {
        var parts: HTML = ""
        for (index, column) in matrix.columns.enumerated() {
            let run = column.run
            let language = column.model.language.map { ", \($0)" } ?? ""
            let seed = run.generator.map { ", seed \($0.seed)" } ?? ""
            parts += """
                <section class="model" id="m\(String(index))">
                <h3>\(column.title)\(language)</h3>
                <p class="soft">\(run.cases.counted("case"))\(seed), \(run.startedAt)</p>

                """
            for row in matrix.rows {
                let cell = matrix.cell(row, column)
                guard cell.isRight == false else { continue }
                parts += """
                    <div class="wrong" id="\(Self.anchor(row, index))">
                    <h4>\(row.title): \(cell.word)</h4>
                    <p>\(row.explanation)</p>

                    """
                for finding in cell.findings { parts += self.finding(finding) }
                parts += "</div>\n"
            }
            let score = column.score(matrix.rows)
            if score.right == score.known { parts += "<p>Nothing is wrong.</p>\n" }
            parts += "</section>\n"
        }
        return """
            <section id="models" aria-labelledby="models-title">
            <h2 id="models-title">What each model has wrong</h2>
            <p>COMMAND is the program of the model, such as <code>python3 adapter.py</code>.</p>
            \(parts)</section>

            """
    }

    private func finding(_ finding: Matrix.Deviation) -> HTML {
        let payload: HTML =
            finding.payload.map {
                "<dt>Payload</dt><dd class=\"code\"><pre><code>\(lines: $0)</code></pre></dd>"
            } ?? ""
        let replay: HTML =
            finding.replay.map {
                "<dt>Replay</dt><dd class=\"code\"><pre><code>\($0)</code></pre></dd>"
            } ?? ""
        return """
            <dl class="facts"><dt>\(finding.outcome.rawValue)</dt>\
            <dd><code>\(finding.label)</code>: \(finding.message)</dd>\
            \(payload)\(replay)</dl>

            """
    }

    /// The style of what only this page has.
    private static let own: HTML = #"""
        .frame { max-width: 100rem; }
        main > section > p, .wrong p { max-width: 46rem; }
        .head .reason { max-width: 46rem; margin-top: .75rem; }
        .legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin-top: 1rem; }
        .legend b { color: var(--ink); }
        .scores { width: auto; }
        .scores thead th { max-width: 7.5rem; padding-left: 1rem; text-align: right; }
        .scores thead th:first-child { padding-left: 0; text-align: left; }
        .scores td { padding-left: 1rem; }
        .scores small { display: inline; margin-left: .5rem; }
        .scores th a { white-space: nowrap; }
        .matrix { max-height: 90vh; margin-top: 1rem; border-bottom: 1px solid var(--line); }
        .matrix table { width: auto; margin: 0; border-collapse: separate; border-spacing: 0; }
        .matrix thead th {
          position: sticky;
          top: 0;
          z-index: 1;
          padding: .5rem .25rem;
          background: var(--page);
          vertical-align: bottom;
        }
        .matrix thead a { display: block; text-decoration: none; }
        .matrix thead a:hover { text-decoration: underline; }
        .matrix thead a span {
          display: inline-block;
          max-height: 13rem;
          writing-mode: vertical-rl;
          transform: rotate(180deg);
        }
        .matrix th:first-child {
          position: sticky;
          left: 0;
          z-index: 1;
          min-width: 11rem;
          max-width: 19rem;
          background: var(--page);
        }
        .matrix thead th:first-child { z-index: 2; }
        .matrix td {
          width: 2.5rem;
          min-width: 2.5rem;
          padding: 0;
          border-left: 1px solid var(--page);
          text-align: center;
          vertical-align: middle;
        }
        .matrix td b { font-size: .875rem; font-weight: 600; }
        .matrix td a { display: block; padding: .375rem 0; color: inherit; text-decoration: none; }
        .matrix td a:hover { text-decoration: underline; }
        .matrix .good { background: var(--pass-tint); }
        .matrix .bad { background: var(--fail-tint); }
        .matrix .open { color: var(--soft); }
        .matrix .section { padding-top: 1.5rem; font-weight: 700; }
        .matrix .section span { position: sticky; left: 0; }
        .matrix summary { color: var(--ink); }
        .matrix details p { padding: .25rem 0 .5rem; color: var(--soft); font-size: .875rem; }
        .model { margin-top: 2.5rem; }
        .wrong { margin-top: 1.25rem; padding: .5rem 0 .5rem 1rem; border-left: 3px solid var(--error); }
        .wrong:target { background: var(--mark); }
        .changes li { margin-top: .25rem; }
        @media (min-width: 40rem) {
          .facts { grid-template-columns: 6.5rem 1fr; gap: .375rem .75rem; }
          .facts dt { margin: 0; padding-top: .125rem; font-size: .875rem; }
          .matrix th:first-child { min-width: 17rem; }
        }
        @media print {
          .skip { display: none; }
          .matrix { max-height: none; overflow: visible; }
        }

        """#
}
