import TerminalText

/// Several commands under one name, such as `corpus`.
package struct CommandGroup: Sendable {
    /// The first argument of a command line that selects the group.
    package let name: String

    /// A short description for the list of commands.
    package let summary: String

    /// A longer description for the top of the help.
    let overview: String

    /// The commands, in the order shown in help.
    package let commands: [any CommandDefinition.Type]

    /// A group.
    ///
    /// - Parameters:
    ///   - name: The name of the group.
    ///   - summary: A short description for the list of commands.
    ///   - overview: A longer description for the top of the help.
    ///   - commands: The commands, in the order shown in help.
    package init(
        name: String,
        summary: String,
        overview: String,
        commands: [any CommandDefinition.Type]
    ) {
        self.name = name
        self.summary = summary
        self.overview = overview
        self.commands = commands
    }

    /// The command with this name.
    package func command(named name: String) throws(UsageError) -> any CommandDefinition.Type {
        if let command = commands.first(where: { $0.name == name }) { return command }
        let names = commands.map { $0.name }
        let problem = UsageProblem.unknownCommand(
            "\(self.name) \(name)",
            suggestions: NearMiss.matches(for: name, among: names).map { "\(self.name) \($0)" },
            available: names.map { "\(self.name) \($0)" }
        )
        throw UsageError([problem], command: self.name)
    }

    /// The help of the group for a terminal with `width` columns.
    package func help(of program: Program, width: Int) -> String {
        let rows = commands.map { ($0.name, $0.summary) }
        return [
            "OVERVIEW: \(overview)".wrapped(to: width).joined(separator: "\n"),
            "USAGE: \(program.name) \(name) SUBCOMMAND [OPTIONS] [ARGUMENTS]",
            HelpTable("SUBCOMMANDS", rows).text(width),
            HelpTable("OPTIONS", [("-h, --help", "Print help for this command or a subcommand.")])
                .text(width),
            "  See '\(program.name) help \(name) SUBCOMMAND' for detailed help.",
        ].joined(separator: "\n\n") + "\n"
    }
}
