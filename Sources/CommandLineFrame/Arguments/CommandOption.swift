/// An option of a command: its names, its value and its help.
package struct CommandOption<Values>: Sendable {
    /// The effect of an option on the values of a command line.
    package enum Effect: Sendable {
        case flag(@Sendable (inout Values) -> Void)
        case value(OptionValueForm, @Sendable (inout Values, String) throws(ValueFault) -> Void)
    }

    /// The long name, including the dashes.
    package let name: String

    /// The short name, including the dash.
    let short: String?

    /// What the option does.
    package let help: String
    let effect: Effect

    /// All names, the short one first.
    package var names: [String] { [short, name].compactMap(\.self) }

    /// An option with an effect.
    package init(_ name: String, short: String? = nil, help: String, effect: Effect) {
        self.name = name
        self.short = short
        self.help = help
        self.effect = effect
    }

    /// The same option, each occurrence of which adds a value.
    package var repeatable: Self {
        guard case .value(var form, let set) = effect else { return self }
        form.isRepeatable = true
        return Self(name, short: short, help: help, effect: .value(form, set))
    }

    /// The same option, which also adds its name to the list at `path`.
    ///
    /// So a command can refuse an option that would have no effect.
    package func noted(in path: any WritableKeyPath<Values, [String]> & Sendable) -> Self {
        let name = name
        let noted: Effect =
            switch effect {
            case .flag(let set):
                .flag { values in
                    values[keyPath: path].append(name)
                    set(&values)
                }
            case .value(let form, let set):
                .value(form) { values, text throws(ValueFault) in
                    values[keyPath: path].append(name)
                    try set(&values, text)
                }
            }
        return Self(name, short: short, help: help, effect: noted)
    }

    /// The same option for values that contain these at `path`.
    package func lifted<Whole>(
        to path: any WritableKeyPath<Whole, Values> & Sendable
    ) -> CommandOption<Whole> {
        let lifted: CommandOption<Whole>.Effect =
            switch effect {
            case .flag(let set):
                .flag { set(&$0[keyPath: path]) }
            case .value(let form, let set):
                .value(form) { whole, text throws(ValueFault) in
                    try set(&whole[keyPath: path], text)
                }
            }
        return CommandOption<Whole>(name, short: short, help: help, effect: lifted)
    }
}
