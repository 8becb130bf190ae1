/// The keys that a configuration may have, which are the long options of the commands that take
/// `--config`.
package struct ConfigurationLayout: Sendable {
    /// The value of the member `format`.
    package static let format = "session-config/1"

    /// The key of the options for all commands.
    package static let common = "common"

    /// The option that names the file.
    package static let option = "--config"

    /// The options that all commands share, and those of each command.
    package let sections: [(name: String, options: [CommandOutline.Option])]

    /// The names of commands of another program, whose sections are passed over.
    private let foreignCommands: [String]

    /// The layout for those of some commands whose common options include `--config`.
    ///
    /// - Parameters:
    ///   - outlines: The commands.
    ///   - foreignCommands: The names of commands of another program.
    package init(_ outlines: [CommandOutline], foreignCommands: [String] = []) {
        self.foreignCommands = foreignCommands
        let commands = outlines.filter { outline in
            outline.sharedOptions.contains { $0.name == Self.option }
        }
        let shared = commands.first?.sharedOptions.filter { option in
            commands.allSatisfy { $0.sharedOptions.contains { $0.name == option.name } }
        }
        let sections = [(Self.common, shared ?? [])] + commands.map { ($0.command, $0.options) }
        self.sections = sections.map { ($0, $1.filter { $0.name != Self.option }) }
    }

    /// Returns whether a section belongs to a command of another program, such as `corpus run`.
    func isForeign(_ section: String) -> Bool {
        section.split(separator: " ").first.map { foreignCommands.contains(String($0)) } ?? false
    }
}

extension CommandOutline {
    /// The options that the command shares with others.
    fileprivate var sharedOptions: [Option] {
        sections.first { $0.title == Self.commonTitle }?.options ?? []
    }
}

extension CommandOutline.Option {
    /// The key of the option in a configuration: its name without the dashes.
    package var key: String { String(name.dropFirst(2)) }
}
