/// What can be written behind the name of a command, and what that means.
struct CommandSyntax<Values> {
    /// What stands for the operands in the help of a command.
    struct Operands {
        /// How usage writes them, such as `[SOURCE ...]`.
        var usage: String

        /// What help calls one of them, and says about it.
        var name: String
        var help: String

        /// How many there may be at the most.
        var limit: Int

        init(_ usage: String, name: String, help: String, limit: Int = .max) {
            self.usage = usage
            self.name = name
            self.help = help
            self.limit = limit
        }
    }

    /// Options that belong together under one heading.
    struct Section {
        var title: String
        var options: [CommandOption<Values>]

        init(_ title: String, _ options: [CommandOption<Values>]) {
            self.title = title
            self.options = options
        }
    }

    var command: String

    /// What the command does, for the head of its help.
    var overview: String

    var operands: Operands?
    var sections: [Section]

    init(
        command: String,
        overview: String,
        operands: Operands? = nil,
        sections: [Section] = []
    ) {
        self.command = command
        self.overview = overview
        self.operands = operands
        self.sections = sections
    }

    private var options: [CommandOption<Values>] { sections.flatMap(\.options) }
}

extension CommandSyntax {
    /// Reads `arguments` into `values` and returns the operands.
    ///
    /// Everything that is wrong is reported together. `--` ends the options; `-` is an operand. A
    /// value that starts with a dash has to be written `--option=-value`.
    func parse(
        _ arguments: [String],
        into values: inout Values
    ) throws(UsageError) -> [String] {
        var operands: [String] = []
        var problems: [UsageProblem] = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" {
                operands += rest
                break
            }
            guard argument.hasPrefix("-"), argument != "-" else {
                operands.append(argument)
                continue
            }
            if let problem = readOption(argument, &rest, into: &values) {
                problems.append(problem)
            }
        }
        // What follows an unknown option may be its value, and no argument by itself.
        if !problems.contains(where: \.isUnknownOption) {
            let limit = self.operands?.limit ?? 0
            problems += operands.dropFirst(limit).map { .unexpectedArgument($0) }
        }
        // What follows a secret option is the secret: say nothing that could repeat it.
        if let secret = problems.first(where: \.isSecret) { problems = [secret] }
        guard problems.isEmpty else { throw UsageError(problems, command: command) }
        return operands
    }

    private func readOption(
        _ argument: String,
        _ rest: inout ArraySlice<String>,
        into values: inout Values
    ) -> UsageProblem? {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        let attached = parts.count > 1 ? String(parts[1]) : nil
        guard let option = options.first(where: { $0.name == name }) else {
            return .unknown(option: argument, among: options.map(\.name) + ["--help"])
        }
        switch option.effect {
        case .flag(let set):
            guard attached == nil else { return .unexpectedValue(option: name) }
            set(&values)
            return nil
        case .value(let placeholder, let set):
            guard let value = attached ?? Self.popValue(from: &rest) else {
                return .missingValue(option: name, placeholder: placeholder)
            }
            do {
                try set(&values, value)
                return nil
            } catch {
                return .invalidValue(option: name, value: value, fault: error)
            }
        }
    }

    private static func popValue(from rest: inout ArraySlice<String>) -> String? {
        guard let next = rest.first, next == "-" || !next.hasPrefix("-") else { return nil }
        return rest.popFirst()
    }
}

extension UsageProblem {
    /// The problem with an `argument` that is no option there is.
    static func unknown(option argument: String, among names: [String]) -> UsageProblem {
        let name = String(argument.prefix { $0 != "=" })
        // What is glued to a short option may be a secret, as in curl's `-uNAME:PASSWORD`.
        let shown = name.hasPrefix("--") ? name : String(name.prefix(2))
        if !SecretOption.names.isDisjoint(with: [shown, shown.lowercased()]) {
            return .secret(option: shown)
        }
        return .unknownOption(shown, suggestion: NearMiss.closest(to: shown, among: names))
    }

    fileprivate var isSecret: Bool {
        if case .secret = self { true } else { false }
    }

    fileprivate var isUnknownOption: Bool {
        if case .unknownOption = self { true } else { false }
    }
}
