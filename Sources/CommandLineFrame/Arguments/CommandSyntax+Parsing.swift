extension CommandSyntax {
    /// Reads `arguments` into `values`.
    ///
    /// `--` ends the options, and `-` is an operand. A value that starts with a dash must be
    /// written `--option=-value`, unless it is a negative number.
    ///
    /// - Throws: All problems of the command line.
    func parse(_ arguments: [String], into values: inout Values) throws(UsageError) {
        var arguments = arguments[...]
        if let program, let separator = arguments.firstIndex(of: "--") {
            program.store(&values, Array(arguments[(separator + 1)...]))
            arguments = arguments[..<separator]
        }
        var found: [String] = []
        var problems: [UsageProblem] = []
        while let argument = arguments.popFirst() {
            if argument == "--" {
                found += arguments
                break
            }
            guard argument.hasPrefix("-"), argument != "-" else {
                found.append(argument)
                continue
            }
            if let problem = readOption(argument, &arguments, into: &values) {
                problems.append(problem)
            }
        }
        problems += self.problems(with: found, after: problems)
        // The argument after a secret option is the secret: drop all messages that could repeat it.
        if let secret = problems.first(where: \.isSecret) { problems = [secret] }
        guard problems.isEmpty else { throw UsageError(problems, command: command) }
        operands?.store(&values, found)
    }

    private func problems(with found: [String], after others: [UsageProblem]) -> [UsageProblem] {
        // An argument after an unknown option may be its value rather than an operand.
        guard !others.contains(where: \.isUnknownOption) else { return [] }
        let excess = Array(found.dropFirst(operands?.outline.limit ?? 0))
        if operands == nil, program != nil, !excess.isEmpty { return [.missingSeparator(excess)] }
        return excess.map { .unexpectedArgument($0) }
    }

    private func readOption(
        _ argument: String,
        _ rest: inout ArraySlice<String>,
        into values: inout Values
    ) -> UsageProblem? {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        let attached = parts.count > 1 ? String(parts[1]) : nil
        guard let option = options.first(where: { $0.names.contains(name) }) else {
            return .unknown(option: argument, among: options.flatMap(\.names) + ["--help", "-h"])
        }
        switch option.effect {
        case .flag(let set):
            guard attached == nil else { return .unexpectedValue(option: name) }
            set(&values)
            return nil
        case .value(let form, let set):
            guard let value = attached ?? popValue(from: &rest) else {
                return .missingValue(option: name, placeholder: form.placeholder)
            }
            do {
                try set(&values, value)
                return nil
            } catch {
                return .invalidValue(option: name, value: value, fault: error)
            }
        }
    }

    /// The next argument, if it can be the value of the option before it.
    ///
    /// No option looks like a negative number, so a negative number is always a value. Anything
    /// else with a dash is more likely an option, known or mistyped.
    private func popValue(from rest: inout ArraySlice<String>) -> String? {
        guard let next = rest.first else { return nil }
        let isNumber = next.dropFirst().first.map { $0.isNumber || $0 == "." } ?? true
        return !next.hasPrefix("-") || isNumber ? rest.popFirst() : nil
    }
}
