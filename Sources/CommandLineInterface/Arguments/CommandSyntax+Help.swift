import Reports
import TerminalText

extension CommandSyntax {
    /// The help of the command in the layout that people know from other Swift tools.
    func help(width: Int = 80) -> String {
        var blocks = ["OVERVIEW: \(overview)".wrapped(to: width).joined(separator: "\n")]
        blocks.append("USAGE: \(usage)")
        if let operands {
            blocks.append(HelpTable("ARGUMENTS", [(operands.name, operands.help)]).text(width))
        }
        for section in sections {
            let rows = section.options.map { ($0.synopsis, $0.help) }
            blocks.append(HelpTable(section.title, rows).text(width))
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// One line that says how the command is written.
    var usage: String {
        let parts = [Report.toolName, command, sections.isEmpty ? "" : "[OPTIONS]"]
        return (parts + [operands?.usage ?? ""]).filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension CommandOption {
    /// The name with the placeholder of its value.
    fileprivate var synopsis: String {
        switch effect {
        case .flag: name
        case .value(let placeholder, _): "\(name) \(placeholder)"
        }
    }
}

/// Names on the left and what they mean on the right, under a heading.
struct HelpTable {
    private let title: String
    private let rows: [(name: String, help: String)]

    init(_ title: String, _ rows: [(name: String, help: String)]) {
        self.title = title
        self.rows = rows
    }

    func text(_ width: Int) -> String {
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
