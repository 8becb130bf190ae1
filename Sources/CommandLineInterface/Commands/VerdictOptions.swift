import Reports
import SessionContract
import TerminalText

/// The options that all commands share whose end is a verdict.
struct VerdictOptions {
    enum When: String, CaseIterable, Sendable {
        case auto
        case always
        case never
    }

    enum Threshold: String, CaseIterable, Sendable {
        case error
        case warning
        case note

        var severity: Severity {
            switch self {
            case .error: .error
            case .warning: .warning
            case .note: .note
            }
        }
    }

    var requests: [ReportRequest] = []
    var failOn = Threshold.error
    var rules = RuleSelection()
    var maximumRows = 100
    var listsEveryFinding = false

    /// How many threads may be used at the most.
    var jobs: Int?

    var isQuiet = false
    var isVerbose = false
    var color = TextStyle.Choice.auto
    var progress = When.auto
    var showsValues = false

    init() {}

    /// An empty ledger with these severities and limits.
    var ledger: Ledger { Ledger(ledgerOptions) }

    private var ledgerOptions: Ledger.Options {
        Ledger.Options(
            severities: rules.severities,
            rowLimit: maximumRows,
            isGrouping: !listsEveryFinding
        )
    }

    /// What is wrong with the options taken together, for a command that looks at this.
    func problems(in scope: RuleSelection.Scope) -> [UsageProblem] {
        var problems: [UsageProblem] = []
        if let problem = rules.problem(in: scope) { problems.append(problem) }
        if requests.count(where: { $0.path == nil }) > 1 {
            problems.append(
                .other("only one --format can go to standard output; give the others a =PATH")
            )
        }
        let paths = requests.compactMap(\.path)
        if Set(paths).count < paths.count {
            problems.append(.other("two --format options name the same file"))
        }
        if isQuiet, isVerbose {
            problems.append(.other("--quiet and --verbose contradict each other"))
        }
        return problems
    }
}

extension VerdictOptions {
    static var options: [CommandOption<VerdictOptions>] {
        reportOptions + ruleOptions + outputOptions
    }

    private static var reportOptions: [CommandOption<VerdictOptions>] {
        [
            .value(
                "--format",
                "FORMAT[=PATH]",
                help: "Report as human (default), json or ndjson, to standard output or to a "
                    + "file; repeatable."
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
                help: "How many rows of findings are listed at the most (default: 100)."
            ) { $0.maximumRows = $1 },
            .flag(
                "--every-finding",
                \.listsEveryFinding,
                help: "One row for each finding instead of one for each kind."
            ),
            .flag(
                "--show-values",
                \.showsValues,
                help: "Show what payloads held; without it, reports hold no data of anybody."
            ),
        ]
    }

    private static var ruleOptions: [CommandOption<VerdictOptions>] {
        [
            .flag(
                "--strict",
                \.rules.isStrict,
                help: "Fields that the contract does not declare are errors."
            ),
            .value(
                "--rule",
                "ID=SEVERITY",
                help: "Give a rule another severity: error, warning, note or off; repeatable."
            ) { options, text throws(ValueFault) in try options.rules.override(text) },
            .value(
                "--only",
                "RULES",
                help: "Look at these rules or groups alone, such as contract,link/form; repeatable."
            ) { options, text throws(ValueFault) in try options.rules.restrict(to: text) },
            .value("--skip", "RULES", help: "Leave these rules or groups out; repeatable.") {
                options,
                text throws(ValueFault) in try options.rules.skip(text)
            },
        ]
    }

    private static var outputOptions: [CommandOption<VerdictOptions>] {
        [
            .integer("--jobs", in: 1...1_024, help: "How many threads may work at the most.") {
                $0.jobs = $1
            },
            .flag("--quiet", \.isQuiet, help: "Print the verdict alone."),
            .flag("--verbose", \.isVerbose, help: "Say for each rule why it matters."),
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
}
