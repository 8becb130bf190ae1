/// The declaration of a command without the types of its values, for everything that describes
/// commands: completions, the manual page and the schema of configurations.
struct CommandOutline: Sendable {
    /// An option: its names, its help and, unless it is a flag, the form of its value.
    struct Option: Sendable {
        /// The long name, including the dashes.
        let name: String

        /// All names, the short one first.
        let names: [String]

        let help: String

        /// The form of the value, or `nil` for a flag.
        let value: OptionValueForm?
    }

    /// The options under one heading.
    struct Section: Sendable {
        let title: String
        let options: [Option]
    }

    /// The operands, or the program after `--`.
    struct Operands: Sendable {
        /// Their form in the usage line, such as `[SOURCE ...]`.
        let usage: String

        /// The name of one operand, and its explanation.
        let name: String
        let help: String

        /// The maximum number of operands.
        let limit: Int

        let completion: ValueCompletion
    }

    /// The name as typed, such as `corpus add`.
    let command: String

    let summary: String
    let overview: String
    let operands: Operands?
    let program: Operands?
    let sections: [Section]
    let examples: [CommandExample]

    /// All options, in the order shown in help.
    var options: [Option] { sections.flatMap(\.options) }
}

extension CommandSyntax {
    /// The declaration without the types of the values.
    var outline: CommandOutline {
        CommandOutline(
            command: command,
            summary: summary,
            overview: overview,
            operands: operands?.outline,
            program: program?.outline,
            sections: sections.map { .init(title: $0.title, options: $0.options.map(\.outline)) },
            examples: examples
        )
    }
}

extension CommandSyntax.Operands {
    fileprivate var outline: CommandOutline.Operands {
        .init(usage: usage, name: name, help: help, limit: limit, completion: completion)
    }
}

extension CommandOption {
    /// The declaration without the type of the value.
    var outline: CommandOutline.Option {
        let value: OptionValueForm? =
            switch effect {
            case .flag: nil
            case .value(let form, _): form
            }
        return .init(name: name, names: names, help: help, value: value)
    }
}
