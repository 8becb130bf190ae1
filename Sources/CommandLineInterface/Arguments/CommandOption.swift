/// One option of a command: what it is called, what it does to the values, and what help says.
struct CommandOption<Values> {
    /// What an option does when it is met.
    enum Effect {
        case flag((inout Values) -> Void)
        case value(placeholder: String, (inout Values, String) throws(ValueFault) -> Void)
    }

    /// The name with its dashes.
    let name: String
    let help: String
    let effect: Effect

    init(_ name: String, help: String, effect: Effect) {
        self.name = name
        self.help = help
        self.effect = effect
    }

    /// The same option for values that hold these.
    func lifted<Whole>(
        to path: WritableKeyPath<Whole, Values>
    ) -> CommandOption<Whole> {
        switch effect {
        case .flag(let set):
            CommandOption<Whole>(name, help: help, effect: .flag { set(&$0[keyPath: path]) })
        case .value(let placeholder, let set):
            CommandOption<Whole>(
                name,
                help: help,
                effect: .value(placeholder: placeholder) { whole, text throws(ValueFault) in
                    try set(&whole[keyPath: path], text)
                }
            )
        }
    }
}

// MARK: - The usual kinds

extension CommandOption {
    /// An option without a value, which turns something on.
    static func flag(
        _ name: String,
        _ path: WritableKeyPath<Values, Bool>,
        help: String
    ) -> Self {
        Self(name, help: help, effect: .flag { $0[keyPath: path] = true })
    }

    /// An option with a value that `read` makes sense of.
    static func value(
        _ name: String,
        _ placeholder: String,
        help: String,
        _ read: @escaping (inout Values, String) throws(ValueFault) -> Void
    ) -> Self {
        Self(name, help: help, effect: .value(placeholder: placeholder, read))
    }

    /// An option whose value is one of a few names.
    static func choice<Choice>(
        _ name: String,
        _ path: WritableKeyPath<Values, Choice>,
        help: String
    ) -> Self where Choice: CaseIterable & RawRepresentable<String> {
        choice(name, help: help) { $0[keyPath: path] = $1 }
    }

    /// An option whose value is one of a few names.
    static func choice<Choice>(
        _ name: String,
        help: String,
        _ set: @escaping (inout Values, Choice) -> Void
    ) -> Self where Choice: CaseIterable & RawRepresentable<String> {
        let names = Choice.allCases.map(\.rawValue)
        return value(name, names.joined(separator: "|"), help: help) {
            values,
            text throws(ValueFault) in
            guard let choice = Choice(rawValue: text) else {
                throw ValueFault(text, noneOf: names)
            }
            set(&values, choice)
        }
    }

    /// An option whose value is a whole number.
    static func integer(
        _ name: String,
        _ placeholder: String = "N",
        in range: ClosedRange<Int>,
        help: String,
        _ set: @escaping (inout Values, Int) -> Void
    ) -> Self {
        value(name, placeholder, help: help) { values, text throws(ValueFault) in
            guard let number = Int(text), range.contains(number) else {
                let span =
                    range.upperBound == .max
                    ? "of \(range.lowerBound) or more"
                    : "from \(range.lowerBound) to \(range.upperBound)"
                throw ValueFault("a whole number \(span)")
            }
            set(&values, number)
        }
    }

    /// An option whose value is a number of seconds, or another positive quantity.
    static func number(
        _ name: String,
        _ placeholder: String,
        upTo limit: Double,
        help: String,
        _ set: @escaping (inout Values, Double) -> Void
    ) -> Self {
        value(name, placeholder, help: help) { values, text throws(ValueFault) in
            guard let number = Double(text), number > 0, number <= limit else {
                throw ValueFault("a number above 0 and up to \(Int(limit))")
            }
            set(&values, number)
        }
    }
}
