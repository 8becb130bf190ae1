import TerminalText

/// A heading, with names on the left and their explanations on the right.
package struct HelpTable {
    private let title: String
    private let rows: [(name: String, help: String)]

    /// A table with a heading and rows.
    package init(_ title: String, _ rows: [(name: String, help: String)]) {
        self.title = title
        self.rows = rows
    }

    /// The table for a terminal with `width` columns.
    package func text(_ width: Int) -> String {
        let indent = 26
        let blank = String(repeating: " ", count: indent)
        var lines = ["\(title):"]
        for row in rows {
            let name = "  \(row.name)"
            var help = row.help.wrapped(to: width - indent)[...]
            if name.count + 2 <= indent, let first = help.popFirst() {
                lines.append(name.padded(to: indent) + first)
            } else {
                lines.append(name)
            }
            lines += help.map { blank + $0 }
        }
        return lines.joined(separator: "\n")
    }
}
