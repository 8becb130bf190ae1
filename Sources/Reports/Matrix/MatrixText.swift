import TerminalText

/// A matrix as text for people.
///
/// Each section is a table. Rows that all models have right are only named. Columns that do not fit
/// in the width of a terminal follow in further tables.
struct MatrixText {
    private let matrix: Matrix
    private let style: ReportStyle

    init(_ matrix: Matrix, _ style: ReportStyle) {
        self.matrix = matrix
        self.style = style
    }

    var bytes: [UInt8] {
        var blocks = [legend]
        for columns in parts { blocks += tables(columns) }
        if style.detail == .reasons { blocks += matrix.columns.indices.compactMap(details) }
        blocks += matrix.changes.map(changes)
        blocks.append(matrix.remarks.map(shown))
        blocks.append(scores)
        let text = blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
        return Array((text.joined(separator: "\n\n") + "\n").utf8)
    }

    private var legend: [String] {
        matrix.columns.enumerated().map { index, column in
            let language = column.model.language.map { " (\($0))" } ?? ""
            return "\(index.columnName.padded(to: nameWidth))  \(shown(column.title + language))"
        }
    }

    private func shown(_ text: String) -> String { text.shown(upTo: 200) }

    private var nameWidth: Int { max(0, matrix.columns.count - 1).columnName.count }

    // MARK: Tables

    /// The width of a cell: a mark, the longest word, and space between columns.
    private static let cellWidth = 2 + 12 + 1

    private var titleWidth: Int {
        let titles = matrix.rows.map { 2 + $0.title.count } + matrix.rows.map(\.section.count)
        return (titles.max() ?? 0) + 1
    }

    /// The indices of the columns, in parts that fit in the width.
    private var parts: [Range<Int>] {
        let room = (style.width ?? .max) - titleWidth
        let most = max(1, room / Self.cellWidth)
        return stride(from: 0, to: matrix.columns.count, by: most).map {
            $0..<min($0 + most, matrix.columns.count)
        }
    }

    private func tables(_ columns: Range<Int>) -> [[String]] {
        matrix.sections.map { section in
            let (open, right) = (
                section.rows.filter { !isRight($0, columns) },
                section.rows.filter { isRight($0, columns) }
            )
            let names = columns.map { ("  " + $0.columnName).padded(to: Self.cellWidth) }
            let head = section.title.padded(to: titleWidth)
            var lines =
                open.isEmpty
                ? [style.text.bold(section.title)]
                : [
                    (style.text.bold(head) + names.joined()).trimmingEnd
                ]
            lines += open.map { row in
                let cells = columns.map { cell(matrix.cell(row, matrix.columns[$0])) }
                return ("  " + row.title.padded(to: titleWidth - 2) + cells.joined()).trimmingEnd
            }
            if !right.isEmpty {
                let who = columns.count == 1 ? "Right" : "Right in all"
                let text = "\(who): " + right.map(\.title).joined(separator: "; ") + "."
                lines += text.wrapped(to: (style.width ?? 100) - 2).map { "  " + $0 }
            }
            return lines
        }
    }

    private func isRight(_ row: Matrix.Row, _ columns: Range<Int>) -> Bool {
        row.demand != .choose
            && columns.allSatisfy { matrix.cell(row, matrix.columns[$0]).isRight == true }
    }

    private func cell(_ cell: Matrix.Cell) -> String {
        let word = (cell.isRight == false ? "! " : "  ") + cell.word
        let padded = word.padded(to: Self.cellWidth)
        return switch cell.isRight {
        case true: padded
        case false: style.text.bold(padded, .red)
        case nil: style.text.dim(padded)
        }
    }

    // MARK: Below the tables

    private func details(_ index: Int) -> [String]? {
        let column = matrix.columns[index]
        let rows = matrix.rows.filter { matrix.cell($0, column).isRight == false }
        guard !rows.isEmpty else { return nil }
        return [style.text.bold("\(index.columnName)  \(shown(column.title))")]
            + rows.flatMap { row -> [String] in
                let findings = matrix.cell(row, column).findings
                return ["  \(row.title)"]
                    + findings.flatMap { finding -> [String] in
                        [
                            "    \(finding.outcome.rawValue): \(shown(finding.message))",
                            "      rule: \(shown(finding.label))",
                            finding.payload.map { "      payload: \($0.shown(upTo: 400))" },
                            finding.replay.map { "      replay: \($0.shown(upTo: 4_000))" },
                        ].compactMap(\.self)
                    }
            }
    }

    private func changes(_ change: Matrix.Change) -> [String] {
        [style.text.bold(shown(change.title))]
            + change.kinds.flatMap { word, deviations in
                ["  \(word): \(deviations.isEmpty ? "nothing" : "")"]
                    + deviations.map { deviation in
                        "    \(shown(deviation.label)): \(shown(deviation.payload ?? ""))"
                    }
            }
    }

    private var scores: [String] {
        matrix.columns.enumerated().map { index, column in
            let score = column.score(matrix.rows)
            let name = index.columnName.padded(to: nameWidth)
            return "\(name)  \(score.right) of \(score.known) rows right"
        }
    }
}

extension String {
    /// The text without spaces at its end.
    fileprivate var trimmingEnd: String {
        var text = Substring(self)
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }
}
