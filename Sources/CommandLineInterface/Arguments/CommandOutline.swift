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

        /// Returns why a text is not a value of the option, or `nil` if it is one.
        var fault: @Sendable (String) -> ValueFault? = { _ in nil }
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

    /// The heading of the options that a command shares with others.
    static let commonTitle = "COMMON OPTIONS"

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
    /// Returns the declaration without the types of the values.
    ///
    /// - Parameter empty: The values of an empty command line.
    /// - Returns: The declaration.
    func outline(empty: @autoclosure @escaping @Sendable () -> Values) -> CommandOutline {
        CommandOutline(
            command: command,
            summary: summary,
            overview: overview,
            operands: operands?.outline,
            program: program?.outline,
            sections: sections.map {
                .init(title: $0.title, options: $0.options.map { $0.outline(empty) })
            },
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
    fileprivate func outline(_ empty: @escaping @Sendable () -> Values) -> CommandOutline.Option {
        guard case .value(let form, let set) = effect else {
            return .init(name: name, names: names, help: help, value: nil)
        }
        return .init(name: name, names: names, help: help, value: form) { text in
            var values = empty()
            do throws(ValueFault) {
                try set(&values, text)
                return nil
            } catch {
                return error
            }
        }
    }
}
