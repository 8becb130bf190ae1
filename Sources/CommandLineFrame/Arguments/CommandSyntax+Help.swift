import Reports
import TerminalText

extension CommandSyntax {
    /// The help of the command, in the layout of other Swift tools.
    ///
    /// - Parameters:
    ///   - tool: The name of the program.
    ///   - width: The width of the terminal in columns.
    /// - Returns: The help.
    package func help(of tool: String = Report.toolName, width: Int = 80) -> String {
        var blocks = ["OVERVIEW: \(overview)".wrapped(to: width).joined(separator: "\n")]
        blocks.append("USAGE: \(usage(of: tool))")
        let arguments = [operands, program].compactMap(\.self).map {
            ($0.outline.name, $0.outline.help)
        }
        if !arguments.isEmpty { blocks.append(HelpTable("ARGUMENTS", arguments).text(width)) }
        for section in sections.dropLast() {
            blocks.append(HelpTable(section.title, section.rows).text(width))
        }
        let last = sections.last ?? Section("OPTIONS", [])
        let help = [(name: "-h, --help", help: "Print this help.")]
        blocks.append(HelpTable(last.title, last.rows + help).text(width))
        if !examples.isEmpty { blocks.append(exampleText(of: tool, width)) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// Returns the usage line of the command.
    func usage(of tool: String) -> String {
        let parts = [tool, command, "[OPTIONS]", operands?.outline.usage, program?.outline.usage]
        return parts.compactMap(\.self).joined(separator: " ")
    }

    private func exampleText(of tool: String, _ width: Int) -> String {
        let parts = examples.map { example in
            let purpose = example.purpose.wrapped(to: width - 2).map { "  " + $0 }
            return (purpose + ["    " + example.line(of: tool)]).joined(separator: "\n")
        }
        return "EXAMPLES:\n" + parts.joined(separator: "\n")
    }
}

extension CommandSyntax.Section {
    fileprivate var rows: [(name: String, help: String)] {
        options.map { ($0.synopsis, $0.help) }
    }
}

extension CommandOption {
    /// The names and the placeholder for the value.
    fileprivate var synopsis: String {
        let names = names.joined(separator: ", ")
        return switch effect {
        case .flag: names
        case .value(let form, _): "\(names) \(form.placeholder)"
        }
    }
}
