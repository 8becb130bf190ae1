/// An entry in the list of commands: a command or a group.
package enum Command: Sendable {
    case single(any CommandDefinition.Type)
    case group(CommandGroup)

    /// The first argument of a command line that selects the command.
    package var name: String {
        switch self {
        case .single(let definition): definition.name
        case .group(let group): group.name
        }
    }

    /// A short description.
    package var summary: String {
        switch self {
        case .single(let definition): definition.summary
        case .group(let group): group.summary
        }
    }

    /// The help of a program for a terminal with `width` columns.
    package func help(of program: Program, width: Int) -> String {
        switch self {
        case .single(let definition): definition.help(of: program, width: width)
        case .group(let group): group.help(of: program, width: width)
        }
    }

    /// The command, or all commands of the group.
    package var definitions: [any CommandDefinition.Type] {
        switch self {
        case .single(let definition): [definition]
        case .group(let group): group.commands
        }
    }
}
