/// An entry in the list of commands.
enum Command: Sendable {
    case single(any CommandDefinition.Type)
    case group(CommandGroup)

    /// The first argument that chooses it.
    var name: String {
        switch self {
        case .single(let definition): definition.name
        case .group(let group): group.name
        }
    }

    /// What it does, in a few words.
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

    /// The command itself, or those of the group.
    var definitions: [any CommandDefinition.Type] {
        switch self {
        case .single(let definition): [definition]
        case .group(let group): group.commands
        }
    }
}
