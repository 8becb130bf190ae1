import Reports
import SessionContract
import TerminalText

/// The options of all commands that end with a verdict.
struct VerdictOptions {
    /// When something is shown.
    enum When: String, CaseIterable, Sendable {
        case auto
        case always
        case never
    }

    /// The least severity that makes a run fail.
    enum Threshold: String, CaseIterable, Sendable {
        case error
        case warning
        case note

        /// The severity.
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

    /// How many threads may be used at most.
    var jobs: Int?

    var isQuiet = false
    var isVerbose = false
    var color = TextStyle.Choice.auto
    var progress = When.auto
    var showsValues = false

    /// The defaults.
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

    /// What is wrong with the options taken together, for a command that checks `scope`.
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
