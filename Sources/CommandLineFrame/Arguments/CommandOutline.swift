/// The declaration of a command without the types of its values, for everything that describes
/// commands: completions, the manual page and the schema of configurations.
package struct CommandOutline: Sendable {
    /// An option: its names, its help and, unless it is a flag, the form of its value.
    package struct Option: Sendable {
        /// The long name, including the dashes.
        package let name: String

        /// All names, the short one first.
        package let names: [String]

        /// What it is for.
        package let help: String

        /// The form of the value, or `nil` for a flag.
        package let value: OptionValueForm?

        /// Returns why a text is not a value of the option, or `nil` if it is one.
        package let fault: @Sendable (String) -> ValueFault?

        /// An option.
        ///
        /// - Parameters:
        ///   - name: The long name, including the dashes.
        ///   - names: All names, the short one first.
        ///   - help: What the option does.
        ///   - value: The form of the value, or `nil` for a flag.
        ///   - fault: Returns why a text is not a value.
        package init(
            name: String,
            names: [String],
            help: String,
            value: OptionValueForm?,
            fault: @escaping @Sendable (String) -> ValueFault? = { _ in nil }
        ) {
            self.name = name
            self.names = names
            self.help = help
            self.value = value
            self.fault = fault
        }
    }

    /// The options under one heading.
    package struct Section: Sendable {
        let title: String
        let options: [Option]
    }

    /// The operands, or the program after `--`.
    package struct Operands: Sendable {
        /// Their form in the usage line, such as `[SOURCE ...]`.
        let usage: String

        /// The name of one operand, and its explanation.
        package let name: String

        /// What it is for.
        package let help: String

        /// The maximum number of operands.
        package let limit: Int

        /// What a shell offers.
        package let completion: ValueCompletion
    }

    /// The heading of the options that a command shares with others.
    package static let commonTitle = "COMMON OPTIONS"

    /// The name as typed, such as `corpus add`.
    package let command: String

    /// A short description.
    package let summary: String
    let overview: String

    /// The arguments that are not options.
    package let operands: Operands?

    /// The program after `--`.
    package let program: Operands?

    /// The options by heading.
    package let sections: [Section]
    let examples: [CommandExample]

    /// All options, in the order shown in help.
    package var options: [Option] { sections.flatMap(\.options) }
}

extension CommandSyntax {
    /// Returns the declaration without the types of the values.
    ///
    /// - Parameter empty: The values of an empty command line.
    /// - Returns: The declaration.
    package func outline(empty: @autoclosure @escaping @Sendable () -> Values) -> CommandOutline {
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
