extension CommandOption {
    /// An option without a value, which sets a Boolean to true.
    package static func flag(
        _ name: String,
        short: String? = nil,
        _ path: any WritableKeyPath<Values, Bool> & Sendable,
        help: String
    ) -> Self {
        Self(name, short: short, help: help, effect: .flag { $0[keyPath: path] = true })
    }

    /// An option whose value `read` checks and stores.
    package static func value(
        _ name: String,
        _ placeholder: String,
        completion: ValueCompletion = .none,
        kind: OptionValueForm.Kind = .text,
        help: String,
        _ read: @escaping @Sendable (inout Values, String) throws(ValueFault) -> Void
    ) -> Self {
        Self(
            name,
            help: help,
            effect: .value(
                .init(placeholder: placeholder, completion: completion, kind: kind),
                read
            )
        )
    }

    /// An option whose value is one of a few names.
    package static func choice<Choice>(
        _ name: String,
        _ path: any WritableKeyPath<Values, Choice> & Sendable,
        help: String
    ) -> Self where Choice: CaseIterable & RawRepresentable<String> & Sendable {
        choice(name, help: help) { $0[keyPath: path] = $1 }
    }

    /// An option whose value is one of a few names; help shows `placeholder` if there are too many
    /// names to list.
    package static func choice<Choice>(
        _ name: String,
        _ placeholder: String? = nil,
        help: String,
        _ set: @escaping @Sendable (inout Values, Choice) -> Void
    ) -> Self where Choice: CaseIterable & RawRepresentable<String> & Sendable {
        let names = Choice.allCases.map(\.rawValue)
        return value(
            name,
            placeholder ?? names.joined(separator: "|"),
            completion: .words(names),
            help: help
        ) { values, text throws(ValueFault) in
            guard let choice = Choice(rawValue: text) else {
                throw ValueFault(text, noneOf: names)
            }
            set(&values, choice)
        }
    }

    /// An option whose value is an integer in `range`.
    package static func integer(
        _ name: String,
        _ placeholder: String = "N",
        in range: ClosedRange<Int>,
        help: String,
        _ set: @escaping @Sendable (inout Values, Int) -> Void
    ) -> Self {
        value(name, placeholder, kind: .integer(range), help: help) {
            values,
            text throws(ValueFault) in
            guard let number = Int(text), range.contains(number) else {
                throw ValueFault(
                    "a whole number from \(range.lowerBound) to \(range.upperBound)"
                )
            }
            set(&values, number)
        }
    }

    /// An option whose value is a positive number, such as a number of seconds.
    package static func number(
        _ name: String,
        _ placeholder: String,
        upTo limit: Double,
        help: String,
        _ set: @escaping @Sendable (inout Values, Double) -> Void
    ) -> Self {
        value(name, placeholder, kind: .number(upTo: limit), help: help) {
            values,
            text throws(ValueFault) in
            guard let number = Double(text), number > 0, number <= limit else {
                throw ValueFault("a number above 0 and up to \(Int(limit))")
            }
            set(&values, number)
        }
    }
}
