/// A table that is printed as Markdown.
struct MarkdownTable {
    let columns: [String]
    private var rows: [[String]] = []

    init(_ columns: String...) { self.columns = columns }

    mutating func add(_ cells: String...) { rows.append(cells) }

    mutating func add(_ cells: [String]) { rows.append(cells) }

    func print() {
        Swift.print("| " + columns.joined(separator: " | ") + " |")
        Swift.print("|" + String(repeating: "---|", count: columns.count))
        for row in rows {
            let cells = row.map { $0.split(separator: "|", omittingEmptySubsequences: false) }
            Swift.print(
                "| " + cells.map { $0.joined(separator: "\\|") }.joined(separator: " | ") + " |"
            )
        }
    }
}
