import SessionConformance
import TerminalText

/// A table with a row for each case and a column for each model.
struct CaseTable {
    /// What a model made of the cases.
    struct Column {
        /// The name and the version of the model.
        var target: String

        /// Its command; `nil` for the model of this package.
        var command: String?

        /// The ids of the cases that it was tested with.
        var tested: Set<String>

        /// The rules that it breaks, by the id of the case.
        var rules: [String: [String]]

        /// The verdict on all cases, with the reason.
        var verdict: String
    }

    private let ids: [String]
    private let staging: Set<String>
    private var columns: [Column] = []

    /// A table without columns.
    init(cases corpus: ModelCorpus) {
        ids = (corpus.cases + corpus.staging).map(\.id)
        staging = Set(corpus.staging.map(\.id))
    }

    /// Adds a model on the right.
    mutating func add(_ column: Column) { columns.append(column) }

    /// The table, with a legend above it and the verdicts below.
    var text: String {
        let legend = columns.enumerated().map { index, column in
            let command = column.command.map { ": \($0)" } ?? ""
            return "\(index.columnName)  \(column.target)\(command)"
        }
        let names = columns.indices.map(\.columnName)
        let rows = [["case"] + names] + ids.map { id in [id] + columns.map { cell(id, $0) } }
        let verdicts = columns.enumerated().map { index, column in
            "\(index.columnName) \(column.verdict)"
        }
        let parts = [legend, Self.aligned(rows), notes, verdicts].filter { !$0.isEmpty }
        return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private func cell(_ id: String, _ column: Column) -> String {
        if let rules = column.rules[id], let first = rules.first {
            return first + (rules.count > 1 ? " +\(rules.count - 1)" : "")
        }
        return column.tested.contains(id) ? "pass" : "not tested"
    }

    /// What the table does not say by itself.
    private var notes: [String] {
        let known = Set(ids)
        let others = columns.enumerated().compactMap { index, column -> String? in
            let rules = Set(column.rules.filter { !known.contains($0.key) }.flatMap(\.value))
            guard !rules.isEmpty else { return nil }
            let names = rules.sorted().joined(separator: ", ")
            return "\(index.columnName) also breaks \(names), which no single case shows; run it "
                + "by itself for more."
        }
        let waiting = staging.isEmpty ? [] : ["Cases of staging do not count."]
        return others + waiting
    }

    private static func aligned(_ rows: [[String]]) -> [String] {
        let widths = (rows.first ?? []).indices.map { column in
            rows.map { $0[column].count }.max() ?? 0
        }
        return rows.map { row in
            let cells = row.enumerated().map { index, cell in
                index == row.count - 1 ? cell : cell.padded(to: widths[index])
            }
            return cells.joined(separator: "  ")
        }
    }
}
