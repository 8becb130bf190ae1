import TerminalText

/// A matrix as tables in Markdown: the number of right rows by section, then each row.
struct MatrixMarkdown {
    let matrix: Matrix

    var bytes: [UInt8] {
        var lines = ["## \(Report.toolName) matrix: what \(matrix.size) do with a session", ""]
        lines += matrix.remarks.flatMap { [prose($0), ""] }
        lines += summary + [""]
        for section in matrix.sections { lines += table(section.title, section.rows) + [""] }
        lines += matrix.changes.flatMap(changes)
        lines += details
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private func prose(_ text: String) -> String { MarkdownText.prose(text.shown(upTo: 400)) }

    private func code(_ text: String) -> String { MarkdownText.code(text.shown(upTo: 400)) }

    /// A row for each model, a column for each section.
    private var summary: [String] {
        let sections = matrix.sections
        let titles = ["model", "language"] + sections.map { $0.title.lowercased() }
        return header(titles)
            + matrix.columns.map { column in
                let scores = sections.map { section in
                    let score = column.score(section.rows)
                    return score.known == 0 ? "–" : "\(score.right)/\(score.known)"
                }
                return line([prose(column.title), prose(column.model.language ?? "")] + scores)
            }
    }

    /// A row for each aspect, a column for each model.
    private func table(_ title: String, _ rows: [Matrix.Row]) -> [String] {
        header([title] + matrix.columns.map { prose($0.title) })
            + rows.map { row in
                line(
                    [row.title]
                        + matrix.columns.map { column in
                            let cell = matrix.cell(row, column)
                            return cell.isRight == false ? "**\(cell.word)**" : cell.word
                        }
                )
            }
    }

    private func changes(_ change: Matrix.Change) -> [String] {
        ["### \(prose(change.title))", ""]
            + change.kinds.flatMap { word, deviations in
                deviations.map { deviation in
                    "- \(word): \(code(deviation.label)) \(code(deviation.payload ?? ""))"
                }
            } + [change.fixed.isEmpty && change.added.isEmpty ? "No change." : "", ""]
    }

    /// The smallest payloads, each with the command that replays it.
    private var details: [String] {
        matrix.columns.flatMap { column -> [String] in
            let deviations = column.deviations
            guard !deviations.isEmpty else { return [] }
            let count = deviations.count.counted("deviation")
            return [
                "<details><summary>\(prose(column.title)): \(count)</summary>", "",
            ] + header(["what", "payload", "replay"])
                + deviations.map { deviation in
                    line(
                        [
                            "\(deviation.outcome.rawValue) \(code(deviation.label))",
                            code(deviation.payload ?? ""), code(deviation.replay ?? ""),
                        ]
                    )
                } + ["", "</details>", ""]
        }
    }

    private func header(_ titles: [String]) -> [String] {
        [line(titles), "|" + String(repeating: "---|", count: titles.count)]
    }

    private func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
}
