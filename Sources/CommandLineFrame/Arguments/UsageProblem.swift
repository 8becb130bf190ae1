import TerminalText

/// A problem with a command line.
package enum UsageProblem: Hashable, Sendable {
    case unknownCommand(String, suggestions: [String], available: [String])
    case unknownOption(String, suggestions: [String])

    /// An option that would take a secret; its value is not stored.
    case secret(option: String)

    case missingValue(option: String, placeholder: String)
    case unexpectedValue(option: String)
    case invalidValue(option: String, value: String, fault: ValueFault)
    case unexpectedArgument(String)

    /// A program and its arguments without the required `--` before them.
    case missingSeparator([String])

    /// Arguments that conflict with each other, and other problems.
    case other(String)
}

extension UsageProblem {
    /// A sentence without a full stop, safe to print to a terminal.
    package var message: String {
        switch self {
        case .unknownCommand(let name, let suggestions, let available):
            "unknown command '\(name.terminalSafe)'"
                + (Self.question(suggestions)
                    ?? "; the commands are \(available.joined(separator: ", "))")
        case .unknownOption(let name, let suggestions):
            "unknown option '\(name.terminalSafe)'\(Self.question(suggestions) ?? "")"
        case .secret(let option):
            "unknown option '\(option)': other users can see arguments, so no option takes a "
                + "secret; set ZENDESK_OAUTH_TOKEN, or ZENDESK_EMAIL and ZENDESK_API_TOKEN, or use "
                + "--token-file FILE, --token-stdin or --header-file FILE"
        case .missingValue(let option, let placeholder):
            "missing value for '\(option)': expected \(option) \(placeholder)"
        case .unexpectedValue(let option):
            "unexpected value for '\(option)', which takes no value"
        case .invalidValue(let option, let value, let fault):
            "invalid value '\(value.terminalSafe)' for '\(option)': expected \(fault.expectation)"
                + (Self.question(fault.suggestions) ?? "")
        case .unexpectedArgument(let argument):
            "unexpected argument '\(argument.terminalSafe)'"
        case .missingSeparator(let program):
            "missing '--' before the program: -- \(program.joined(separator: " ").terminalSafe)"
        case .other(let text):
            text.terminalSafe
        }
    }

    /// `; did you mean 'a' or 'b'?`, or `nil` without suggestions.
    package static func question(_ suggestions: [String]) -> String? {
        let quoted = suggestions.map { "'\($0.terminalSafe)'" }
        guard let last = quoted.last else { return nil }
        let others = quoted.dropLast().joined(separator: ", ")
        return "; did you mean \(others.isEmpty ? last : "\(others) or \(last)")?"
    }

    /// The problem with an argument that looks like an option but is not one of `names`.
    static func unknown(option argument: String, among names: [String]) -> UsageProblem {
        let name = String(argument.prefix { $0 != "=" })
        let short = String(name.prefix(2))
        // The text attached to an unknown short option may be a secret, as in curl's
        // `-uNAME:PASSWORD`. No short option of this program takes a value.
        let shown = name.hasPrefix("--") || names.contains(short) ? name : short
        if !SecretOption.names.isDisjoint(with: [shown, shown.lowercased()]) {
            return .secret(option: shown)
        }
        let long = names.filter { $0.hasPrefix("--") }
        return .unknownOption(shown, suggestions: NearMiss.matches(for: shown, among: long))
    }

    /// Whether the problem is an option that would take a secret.
    package var isSecret: Bool {
        if case .secret = self { true } else { false }
    }

    /// Whether the problem is an unknown option.
    var isUnknownOption: Bool {
        if case .unknownOption = self { true } else { false }
    }
}
