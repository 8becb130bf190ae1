/// An entry in the list of commands: a command or a group.
enum Command: Sendable {
    case single(any CommandDefinition.Type)
    case group(CommandGroup)

    /// The first argument of a command line that selects the command.
    var name: String {
        switch self {
        case .single(let definition): definition.name
        case .group(let group): group.name
        }
    }

    /// A short description.
    var summary: String {
        switch self {
        case .single(let definition): definition.summary
        case .group(let group): group.summary
        }
    }

    /// The help for a terminal with `width` columns.
    func help(width: Int) -> String {
        switch self {
        case .single(let definition): definition.help(width: width)
        case .group(let group): group.help(width: width)
        }
    }

    /// The command, or all commands of the group.
    var definitions: [any CommandDefinition.Type] {
        switch self {
        case .single(let definition): [definition]
        case .group(let group): group.commands
        }
    }
}
