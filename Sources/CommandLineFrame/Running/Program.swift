import Reports
import TerminalText

/// A program: its name, its commands, and what its help says about it.
package struct Program: Sendable {
    /// The name, as typed in a shell.
    package let name: String

    /// What the program is, after its version; `nil` for the program that has all commands.
    package let title: String?

    /// What the program does, in one sentence.
    let overview: String

    /// The commands, in the order shown in help.
    package let commands: [Command]

    /// The names of commands that only the program with all commands has.
    package let foreignCommands: [String]

    /// The environment variables that the program reads, in the order shown in the manual page.
    package let variables: [EnvironmentVariable]

    /// How reports on models are merged; `nil` if the program cannot do that.
    let models: ModelMerging?

    /// A program.
    ///
    /// - Parameters:
    ///   - name: The name, as typed in a shell.
    ///   - title: What the program is, after its version.
    ///   - overview: What the program does, in one sentence.
    ///   - commands: The commands, in the order shown in help.
    ///   - foreignCommands: The names of commands that only the program with all commands has.
    ///   - variables: The environment variables that the program reads.
    ///   - models: How reports on models are merged.
    package init(
        _ name: String,
        title: String? = nil,
        overview: String,
        commands: [Command],
        foreignCommands: [String] = [],
        variables: [EnvironmentVariable],
        models: ModelMerging? = nil
    ) {
        self.name = name
        self.title = title
        self.overview = overview
        self.commands = commands
        self.foreignCommands = foreignCommands
        self.variables = variables
        self.models = models
    }
}

extension Program {
    /// The declarations of all commands, also of those in groups.
    package var outlines: [CommandOutline] { commands.flatMap(\.definitions).map { $0.outline } }

    /// Returns the command with this name.
    package func command(named name: String) throws(UsageError) -> Command {
        if let command = commands.first(where: { $0.name == name }) { return command }
        if foreignCommands.contains(name) {
            throw UsageError(
                "'\(self.name)' has no command '\(name)'; use '\(Report.toolName) \(name)'"
            )
        }
        let names = commands.map(\.name)
        let suggestions = NearMiss.matches(for: name, among: names)
        throw UsageError([.unknownCommand(name, suggestions: suggestions, available: names)])
    }
}
