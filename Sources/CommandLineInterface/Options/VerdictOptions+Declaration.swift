import Reports

extension VerdictOptions {
    /// The declaration of the options, for commands that check payloads.
    static let options =
        reportOptions + severityOptions + [onlyOption, skipOption] + outputOptions

    /// The declaration for commands that test models, where `--only` is not among them: there it
    /// names phases.
    static let optionsForModels = reportOptions + severityOptions + [skipOption] + outputOptions

    private static let reportOptions: [CommandOption<VerdictOptions>] = [
        .value(
            "--format",
            "FORMAT[=PATH]",
            completion: .words(ReportFormat.allCases.map(\.rawValue)),
            help: "Report as \(formats), to standard output or to a file; repeatable."
        ) { options, text throws(ValueFault) in
            options.requests.append(try ReportRequest(argument: text))
        },
        .choice(
            "--fail-on",
            \.failOn,
            help: "The least severity that makes the exit code 1 (default: error)."
        ),
        .integer(
            "--max-findings",
            in: 1...1_000_000,
            help: "List at most this many rows of findings (default: 100)."
        ) { $0.maximumRows = $1 },
        .flag(
            "--every-finding",
            \.listsEveryFinding,
            help: "One row per finding instead of one per kind."
        ),
        .flag(
            "--show-values",
            \.showsValues,
            help: "Show what payloads held; without it, reports contain none of their data."
        ),
    ]

    /// The names of all formats as a phrase.
    private static var formats: String {
        let names = ReportFormat.allCases.map { format in
            format == .human ? "\(format.rawValue) (default)" : format.rawValue
        }
        return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
    }

    private static let severityOptions: [CommandOption<VerdictOptions>] = [
        .flag(
            "--strict",
            \.rules.isStrict,
            help: "Fields that the contract does not declare are errors."
        ),
        .value(
            "--rule",
            "ID=SEVERITY",
            completion: .rule,
            help: "Give a rule another severity: error, warning, note or off; repeatable."
        ) { options, text throws(ValueFault) in try options.rules.override(text) },
    ]

    private static let onlyOption = CommandOption<VerdictOptions>.value(
        "--only",
        "RULES",
        completion: .rule,
        help: "Check only these rules or groups, such as contract,link/form; repeatable."
    ) { options, text throws(ValueFault) in try options.rules.restrict(to: text) }

    private static let skipOption = CommandOption<VerdictOptions>.value(
        "--skip",
        "RULES",
        completion: .rule,
        help: "Leave these rules or groups out; repeatable."
    ) { options, text throws(ValueFault) in try options.rules.skip(text) }

    private static let outputOptions: [CommandOption<VerdictOptions>] = [
        .integer("--jobs", in: 1...1_024, help: "Use at most this many threads.") {
            $0.jobs = $1
        },
        .flag("--quiet", short: "-q", \.isQuiet, help: "Print only the verdict."),
        .flag("--verbose", short: "-v", \.isVerbose, help: "Say for each rule why it matters."),
        .choice(
            "--color",
            \.color,
            help: "Color the report (default: auto, on terminals; NO_COLOR is obeyed)."
        ),
        .choice(
            "--progress",
            \.progress,
            help: "Show progress on standard error (default: auto, on terminals)."
        ),
    ]
}
