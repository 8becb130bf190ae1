/// The declaration of a command: what it is called, what follows its name, and what that means.
///
/// Parsing, help, near misses and completions are all made from it.
struct CommandSyntax<Values>: Sendable {
    /// The arguments of a command that are not options.
    struct Operands: Sendable {
        /// How usage writes them, such as `[SOURCE ...]`.
        let usage: String

        /// What help calls one of them, and says about it.
        let name: String
        let help: String

        /// The most there may be.
        let limit: Int

        let completion: ValueCompletion
        let store: @Sendable (inout Values, [String]) -> Void

        /// Operands that `store` puts among the values of a command line.
        init(
            _ usage: String,
            name: String,
            limit: Int = .max,
            completion: ValueCompletion = .none,
            help: String,
            _ store: @escaping @Sendable (inout Values, [String]) -> Void
        ) {
            self.usage = usage
            self.name = name
            self.help = help
            self.limit = limit
            self.completion = completion
            self.store = store
        }
    }

    /// Options under one heading.
    struct Section: Sendable {
        let title: String
        let options: [CommandOption<Values>]

        /// A section of help.
        init(_ title: String, _ options: [CommandOption<Values>]) {
            self.title = title
            self.options = options
        }
    }

    /// The command as it is typed, such as `corpus add`.
    let command: String

    /// What it does, in a few words for the list of commands.
    let summary: String

    /// What it does, for the head of its help.
    let overview: String

    let operands: Operands?

    /// What follows `--`, where that is not one more operand.
    let program: Operands?

    let sections: [Section]
    let examples: [CommandExample]

    /// All options, in the order of help.
    let options: [CommandOption<Values>]

    /// A declaration.
    init(
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
