import SessionModel
import TerminalText

extension HTMLReport {
    /// The presence combinations and timestamp dialects, if a model was tested.
    var coverage: HTML {
        guard let coverage = report.run.coverage else { return "" }
        return """
            <section id="coverage" aria-labelledby="coverage-title">
            <h2 id="coverage-title">Coverage</h2>
            <div class="coverage">
            <div><h3>Presence</h3>
            <p>Each optional field is absent, null or has a value. \
            \(Self.summary(of: coverage.presence, "combinations"))</p>
            \(grid(coverage.presence))<p class="legend">a absent, n null, v value</p></div>
            <div><h3>Timestamps</h3>
            <p>\(Self.summary(of: coverage.dialects, "dialects"))</p>
            \(table(coverage.dialects))</div>
            </div>
            </section>

            """
    }

    private typealias Share = RunRecord.Coverage.Share

    private static func summary<Item>(of share: Share<Item>, _ items: String) -> String {
        let all = Item.everyCase.count
        let tested = share.tested.count
        let start =
            tested == all
            ? "All \(all.grouped) \(items) were tested"
            : "\(tested.grouped) of \(all.grouped) \(items) were tested"
        let failed = share.failed.count
        return failed > 0 ? "\(start), and \(failed.grouped) of them failed." : "\(start)."
    }

    /// One cell per combination: the states of the first fields lead its row, those of the last
    /// fields its column.
    private func grid(_ share: Share<PresenceCombination>) -> HTML {
        let fields = DeclaredField.optionalCases
        let sides = Array(fields.prefix((fields.count + 1) / 2))
        let tops = Array(fields.dropFirst(sides.count))
        let columns = Self.combinations(of: tops.count)
        let rows = PresenceCombination.all.count / columns
        var body: HTML = ""
        for row in 0..<rows {
            body += "<tr>"
            for (depth, _) in sides.enumerated() {
                body += side(row, span: Self.combinations(of: sides.count - depth - 1))
            }
            for column in 0..<columns {
                body += Self.cell(PresenceCombination.all[row * columns + column], in: share)
            }
            body += "</tr>\n"
        }
        return """
            <table class="grid"><thead>
            \(gridHead(sides, tops))</thead><tbody>
            \(body)</tbody></table>

            """
    }

    /// The header of a row, or nothing if that of an earlier row spans it.
    private func side(_ row: Int, span: Int) -> HTML {
        guard row % span == 0 else { return "" }
        let state = FieldState.allCases[row / span % FieldState.allCases.count]
        return """
            <th scope="\(span > 1 ? "rowgroup" : "row")" rowspan="\(span)">\(Self.short(state))</th>
            """
    }

    /// For each field on top, a line with its name and a line with its states.
    private func gridHead(_ sides: [DeclaredField], _ tops: [DeclaredField]) -> HTML {
        let columns = Self.combinations(of: tops.count)
        var head: HTML = ""
        for (depth, field) in tops.enumerated() {
            let span = Self.combinations(of: tops.count - depth - 1)
            var states: HTML = ""
            for column in stride(from: 0, to: columns, by: span) {
                let state = FieldState.allCases[column / span % FieldState.allCases.count]
                states += """
                    <th scope="\(span > 1 ? "colgroup" : "col")" colspan="\(span)">\
                    \(Self.short(state))</th>
                    """
            }
            let corner: HTML =
                depth == 0
                ? "<td rowspan=\"\(tops.count * 2 - 1)\" colspan=\"\(sides.count)\"></td>" : ""
            var names: HTML = ""
            if depth == tops.count - 1 {
                for side in sides {
                    names += "<th scope=\"col\" class=\"side\"><code>\(side.key)</code></th>"
                }
            }
            head += """
                <tr>\(corner)<th scope="colgroup" colspan="\(columns)"><code>\(field.key)</code>\
                </th></tr>
                <tr>\(names)\(states)</tr>

                """
        }
        return head
    }

    private static func combinations(of fields: Int) -> Int {
        (0..<fields).reduce(1) { product, _ in product * FieldState.allCases.count }
    }

    /// A state whose letters but the first are hidden on narrow screens.
    private static func short(_ state: FieldState) -> HTML {
        let name = state.rawValue
        return "\(String(name.prefix(1)))<i>\(String(name.dropFirst()))</i>"
    }

    private static func cell<Item>(_ item: Item, in share: Share<Item>) -> HTML {
        if share.failed.contains(item) {
            return "<td class=\"bad\">✕<span class=\"unseen\"> failed</span></td>"
        }
        return share.tested.contains(item)
            ? "<td class=\"good\">✓<span class=\"unseen\"> passed</span></td>"
            : "<td>–<span class=\"unseen\"> not tested</span></td>"
    }

    private func table(_ share: Share<Timestamp.Dialect>) -> HTML {
        var rows: HTML = ""
        for dialect in Timestamp.Dialect.allCases {
            let result =
                share.failed.contains(dialect)
                ? "failed" : share.tested.contains(dialect) ? "passed" : "not tested"
            let style = ["failed": "bad", "passed": "good"][result] ?? "open"
            let example: HTML = dialect.example.isEmpty ? "" : " <code>\(dialect.example)</code>"
            rows += """
                <tr><th scope="row">\(dialect.rawValue) \
                <small>\(HTML.prose(dialect.summary))\(example)</small></th>\
                <td class="result \(style)">\(result)</td></tr>

                """
        }
        return """
            <table><thead><tr><th scope="col">Dialect</th>\
            <th scope="col" class="result">Result</th></tr></thead>
            <tbody>
            \(rows)</tbody></table>

            """
    }
}
