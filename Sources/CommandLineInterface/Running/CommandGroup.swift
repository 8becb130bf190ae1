import Reports
import TerminalText

/// Several commands under one name, such as `corpus`.
struct CommandGroup: Sendable {
    let name: String

    /// A short description for the list of commands.
    let summary: String

    /// A longer description for the top of the help.
    let overview: String

    /// The commands, in the order shown in help.
    let commands: [any CommandDefinition.Type]

    /// The command with this name.
    func command(named name: String) throws(UsageError) -> any CommandDefinition.Type {
        if let command = commands.first(where: { $0.name == name }) { return command }
        let names = commands.map { $0.name }
        let problem = UsageProblem.unknownCommand(
            "\(self.name) \(name)",
            suggestions: NearMiss.matches(for: name, among: names).map { "\(self.name) \($0)" },
            available: names.map { "\(self.name) \($0)" }
        )
        throw UsageError([problem], command: self.name)
    }

    /// The help of the group.
    func help(width: Int) -> String {
        let rows = commands.map { ($0.name, $0.summary) }
        return [
            "OVERVIEW: \(overview)".wrapped(to: width).joined(separator: "\n"),
            "USAGE: \(Report.toolName) \(name) SUBCOMMAND [OPTIONS] [ARGUMENTS]",
            HelpTable("SUBCOMMANDS", rows).text(width),
            HelpTable("OPTIONS", [("-h, --help", "Print help for this command or a subcommand.")])
                .text(width),
            "  See '\(Report.toolName) help \(name) SUBCOMMAND' for detailed help.",
        ].joined(separator: "\n\n") + "\n"
    }
}
