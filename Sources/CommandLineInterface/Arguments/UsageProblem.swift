import TerminalText

/// One thing that is wrong with a command line.
enum UsageProblem: Hashable, Sendable {
    case unknownCommand(String, suggestions: [String], available: [String])
    case unknownOption(String, suggestions: [String])

    /// An option that would take a secret; the value given to it is not kept.
    case secret(option: String)

    case missingValue(option: String, placeholder: String)
    case unexpectedValue(option: String)
    case invalidValue(option: String, value: String, fault: ValueFault)
    case unexpectedArgument(String)

    /// A program and its arguments without the `--` that belongs before them.
    case missingSeparator([String])

    /// Arguments that are right by themselves and wrong together, and other faults.
    case other(String)
}

extension UsageProblem {
    /// One sentence without a full stop, harmless on a terminal.
    var message: String {
        switch self {
        case .unknownCommand(let name, let suggestions, let available):
            "unknown command '\(name.terminalSafe)'"
                + (Self.question(suggestions)
                    ?? "; the commands are \(available.joined(separator: ", "))")
        case .unknownOption(let name, let suggestions):
            "unknown option '\(name.terminalSafe)'\(Self.question(suggestions) ?? "")"
        case .secret(let option):
            "unknown option '\(option)': others can see arguments, so no option takes a secret; "
                + "pass credentials in ZENDESK_OAUTH_TOKEN, in ZENDESK_EMAIL with "
                + "ZENDESK_API_TOKEN, or with --token-file FILE or --token-stdin"
        case .missingValue(let option, let placeholder):
            "missing value for '\(option)': \(option) \(placeholder)"
        case .unexpectedValue(let option):
            "unexpected value for '\(option)', which takes none"
        case .invalidValue(let option, let value, let fault):
            "invalid value '\(value.terminalSafe)' for '\(option)': expected \(fault.expectation)"
                + (Self.question(fault.suggestions) ?? "")
        case .unexpectedArgument(let argument):
            "unexpected argument '\(argument.terminalSafe)'"
        case .missingSeparator(let program):
            "the program comes after '--': -- \(program.joined(separator: " ").terminalSafe)"
        case .other(let text):
            text.terminalSafe
        }
    }

    /// `; did you mean 'a' or 'b'?`, or `nil` without suggestions.
    static func question(_ suggestions: [String]) -> String? {
        let quoted = suggestions.map { "'\($0.terminalSafe)'" }
        guard let last = quoted.last else { return nil }
        let others = quoted.dropLast().joined(separator: ", ")
        return "; did you mean \(others.isEmpty ? last : "\(others) or \(last)")?"
    }

    /// The problem with an argument that looks like an option and is not one of `names`.
    static func unknown(option argument: String, among names: [String]) -> UsageProblem {
        let name = String(argument.prefix { $0 != "=" })
        let short = String(name.prefix(2))
        // What is glued to a short option may be a secret, as in curl's `-uNAME:PASSWORD`; after
        // one of ours it cannot be.
        let shown = name.hasPrefix("--") || names.contains(short) ? name : short
        if !SecretOption.names.isDisjoint(with: [shown, shown.lowercased()]) {
            return .secret(option: shown)
        }
        let long = names.filter { $0.hasPrefix("--") }
        return .unknownOption(shown, suggestions: NearMiss.matches(for: shown, among: long))
    }

    /// Whether an option would have taken a secret.
    var isSecret: Bool {
        if case .secret = self { true } else { false }
    }

    /// Whether an option is unknown.
    var isUnknownOption: Bool {
        if case .unknownOption = self { true } else { false }
    }
}
