/// The keys that a configuration may have, which are the long options of the commands that take
/// `--config`.
struct ConfigurationLayout: Sendable {
    /// The value of the member `format`.
    static let format = "session-config/1"

    /// The key of the options for all commands.
    static let common = "common"

    /// The option that names the file.
    static let option = "--config"

    /// The options that all commands share, and those of each command.
    let sections: [(name: String, options: [CommandOutline.Option])]

    /// The layout for those of some commands whose common options include `--config`.
    init(_ outlines: [CommandOutline]) {
        let commands = outlines.filter { outline in
            outline.sharedOptions.contains { $0.name == Self.option }
        }
        let shared = commands.first?.sharedOptions.filter { option in
            commands.allSatisfy { $0.sharedOptions.contains { $0.name == option.name } }
        }
        let sections = [(Self.common, shared ?? [])] + commands.map { ($0.command, $0.options) }
        self.sections = sections.map { ($0, $1.filter { $0.name != Self.option }) }
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
    var key: String { String(name.dropFirst(2)) }
}
