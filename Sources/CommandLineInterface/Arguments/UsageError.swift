import TerminalText

/// Everything that is wrong with one command line.
struct UsageError: Error, Hashable {
    /// What is wrong, in the order of the arguments; at least one thing.
    var problems: [UsageProblem]

    /// The subcommand it was meant for, once that is known.
    var command: String?

    init(_ problems: [UsageProblem], command: String? = nil) {
        self.problems = problems
        self.command = command
    }
}

/// One thing that is wrong with a command line.
enum UsageProblem: Hashable, Sendable {
    case unknownCommand(String, suggestion: String?, available: [String])
    case unknownOption(String, suggestion: String?)

    /// An option that would take a secret; what it was given is not kept.
    case secret(option: String)

    case missingValue(option: String, placeholder: String)
    case unexpectedValue(option: String)
    case invalidValue(option: String, value: String, fault: ValueFault)
    case unexpectedArgument(String)

    /// Arguments that are right by themselves and wrong together, and other faults.
    case other(String)
}

/// Why a text is no value of an option.
struct ValueFault: Error, Hashable {
    /// What it should have been.
    var expectation: String

    /// What was probably meant.
    var suggestion: String?

    init(_ expectation: String, suggestion: String? = nil) {
        self.expectation = expectation
        self.suggestion = suggestion
    }

    /// A fault where only some names are right, all of which are listed.
    init(_ text: String, noneOf names: [String]) {
        expectation = "one of \(names.joined(separator: ", "))"
        suggestion = NearMiss.closest(to: text, among: names)
    }
}

extension UsageProblem {
    /// One sentence without a full stop, harmless on a terminal.
    var message: String {
        switch self {
        case .unknownCommand(let name, let suggestion, let available):
            "there is no command '\(name.terminalSafe)'"
                + (suggestion.map { "; did you mean '\($0)'?" }
                    ?? "; the commands are \(available.joined(separator: ", "))")
        case .unknownOption(let name, let suggestion):
            "there is no option '\(name.terminalSafe)'"
                + (suggestion.map { "; did you mean '\($0)'?" } ?? "")
        case .secret(let option):
            "there is no option '\(option)', since others can see arguments; pass credentials in "
                + "ZENDESK_OAUTH_TOKEN, in ZENDESK_EMAIL with ZENDESK_API_TOKEN, or with "
                + "--token-file FILE or --token-stdin"
        case .missingValue(let option, let placeholder):
            "the option '\(option)' needs a value: \(option) \(placeholder)"
        case .unexpectedValue(let option):
            "the option '\(option)' takes no value"
        case .invalidValue(let option, let value, let fault):
            "'\(value.terminalSafe)' is no value of '\(option)', which takes \(fault.expectation)"
                + (fault.suggestion.map { "; did you mean '\($0)'?" } ?? "")
        case .unexpectedArgument(let argument):
            "the argument '\(argument.terminalSafe)' is one too many"
        case .other(let text):
            text.terminalSafe
        }
    }
}
