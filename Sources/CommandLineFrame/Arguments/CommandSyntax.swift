/// The declaration of a command: its name, its options and its operands.
///
/// Parsing, help, suggestions and completions are all derived from it.
package struct CommandSyntax<Values>: Sendable {
    /// The arguments of a command that are not options.
    package struct Operands: Sendable {
        /// What describes them.
        let outline: CommandOutline.Operands

        /// Writes them to the values of a command line.
        let store: @Sendable (inout Values, [String]) -> Void

        /// Operands that `store` writes to the values of a command line.
        package init(
            _ usage: String,
            name: String,
            limit: Int = .max,
            completion: ValueCompletion = .none,
            help: String,
            _ store: @escaping @Sendable (inout Values, [String]) -> Void
        ) {
            outline = .init(
                usage: usage,
                name: name,
                help: help,
                limit: limit,
                completion: completion
            )
            self.store = store
        }
    }

    /// The options under one heading of the help.
    package struct Section: Sendable {
        let title: String
        package let options: [CommandOption<Values>]

        /// A section of the help.
        package init(_ title: String, _ options: [CommandOption<Values>]) {
            self.title = title
            self.options = options
        }
    }

    /// The name as typed, such as `corpus add`.
    package let command: String

    /// A short description for the list of commands.
    package let summary: String

    /// A longer description for the top of the help.
    let overview: String

    /// The arguments that are not options.
    package let operands: Operands?

    /// The program after `--`, if the command takes one; otherwise operands follow `--`.
    package let program: Operands?

    /// The options by heading.
    package let sections: [Section]
    let examples: [CommandExample]

    /// All options, in the order shown in help.
    package let options: [CommandOption<Values>]

    /// A declaration of a command.
    package init(
        command: String,
        summary: String,
        overview: String,
        operands: Operands? = nil,
        program: Operands? = nil,
        sections: [Section] = [],
        examples: [CommandExample]
    ) {
        self.command = command
        self.summary = summary
        self.overview = overview
        self.operands = operands
        self.program = program
        self.sections = sections
        self.examples = examples
        options = sections.flatMap(\.options)
    }
}
