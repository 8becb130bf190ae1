import SessionContract
import StrictJSON
import TerminalText

/// A matrix for programs, in the format `session-matrix/1`.
///
/// A column has the members of a report on its model that say what was run, under the same names.
struct MatrixJSON {
    private let report: MatrixReport

    init(_ report: MatrixReport) {
        self.report = report
    }

    /// One object, with one line per row, column and cell, so that line-based tools can compare it.
    var bytes: [UInt8] {
        let rows = report.matrix.rows.map { row in JSONWriter.text { $0.row(row) } }
        let columns = report.matrix.columns.map(text)
        let parts = [
            "\"format\":\"\(MatrixReport.format)\"",
            "\"tool\":" + JSONWriter.text { $0.tool(report.toolVersion) },
            "\"rows\":" + Self.list(rows),
            "\"columns\":" + Self.list(columns),
        ]
        let text = "{" + parts.joined(separator: ",\n ") + "}\n"
        return Array(text.escapingTerminalControls.utf8)
    }

    private static func list(_ elements: [String]) -> String {
        elements.isEmpty ? "[]" : "[\n  " + elements.joined(separator: ",\n  ") + "]"
    }

    private func text(_ column: Matrix.Column) -> String {
        let cells = report.matrix.rows.compactMap { row -> String? in
            guard let cell = column.cells[row.id] else { return nil }
            return JSONWriter.text { $0.string(row.id) } + ":" + JSONWriter.text { $0.cell(cell) }
        }
        let head = JSONWriter.text { $0.column(column) }.dropLast()
        return head + ",\"cells\":{\n    " + cells.joined(separator: ",\n    ") + "}}"
    }
}

extension JSONWriter {
    fileprivate mutating func tool(_ version: String) {
        object {
            $0.member("name", Report.toolName)
            $0.member("version", version)
        }
    }

    fileprivate mutating func row(_ row: Matrix.Row) {
        object {
            $0.member("id", row.id)
            $0.member("title", row.title)
            $0.member("section", row.section)
            $0.member("demand", row.demand.rawValue)
            $0.member("explanation", row.explanation)
        }
    }

    fileprivate mutating func column(_ column: Matrix.Column) {
        object {
            $0.member("model") { $0.model(column.model) }
            $0.member("tool") { $0.tool(column.run.toolVersion) }
            $0.member("startedAt", column.run.startedAt)
            $0.member("checked") { writer in
                writer.object { $0.member("cases", column.run.cases) }
            }
            if let corpus = column.run.corpus {
                $0.member("corpus") { writer in
                    writer.object { $0.member("sha256", corpus) }
                }
            }
            if let generator = column.run.generator {
                $0.member("generator") { writer in
                    writer.object {
                        $0.member("version", generator.version)
                        $0.member("seed", generator.seed)
                    }
                }
            }
            $0.member("incomplete", column.run.isIncomplete)
        }
    }

    fileprivate mutating func cell(_ cell: Matrix.Cell) {
        object {
            $0.member("outcome", cell.outcome.rawValue)
            if let isRight = cell.isRight { $0.member("right", isRight) }
            if let choice = cell.choice { $0.member("choice", choice) }
            $0.member("asked", cell.asked)
            guard !cell.findings.isEmpty else { return }
            $0.member("findings") { writer in
                writer.array { array in
                    for finding in cell.findings { array.deviation(finding) }
                }
            }
        }
    }

    private mutating func deviation(_ deviation: Matrix.Deviation) {
        object {
            $0.member("rule", deviation.rule.id)
            $0.member("pointer", deviation.pointer)
            $0.member("message", deviation.message)
            $0.member("count", deviation.count)
            if let payload = deviation.payload { $0.member("payload", payload) }
            if let token = deviation.token { $0.member("replay", token) }
            $0.member("fingerprint", deviation.fingerprint)
        }
    }
}
