import Platform
import Reports
package import SessionContract
package import TerminalText

/// The options shared by all commands that end with a verdict.
package struct VerdictOptions {
    /// When something is shown.
    package enum When: String, CaseIterable, Sendable {
        case auto
        case always
        case never
    }

    /// The lowest severity that makes a run fail.
    package enum Threshold: String, CaseIterable, Sendable {
        case error
        case warning
        case note

        /// The severity.
        package var severity: Severity {
            switch self {
            case .error: .error
            case .warning: .warning
            case .note: .note
            }
        }
    }

    /// Where a report is shown, with a limit for its size.
    enum Destination: String, CaseIterable, Sendable {
        /// A comment on a pull request.
        case comment
    }

    /// The reports to write, as given.
    package var requests: [ReportRequest] = []

    /// The file that formats for code hosts point to if a finding is not in a file.
    var anchor: String?

    /// Where a report in Markdown is shown; `nil` if its size has no limit.
    var destination: Destination?

    /// The lowest severity that makes a run fail, if it was chosen.
    var chosenFailOn: Threshold?

    /// The lowest severity that makes a run fail.
    package var failOn: Threshold { chosenFailOn ?? .error }

    /// What is checked, and how severe it is.
    package var rules = RuleSelection()

    /// The file with the deviations that are accepted.
    package var baseline: String?

    /// The file with the options that are not given, if one is used.
    package var configuration: String?

    /// The maximum number of rows; `nil` if it was not chosen.
    package var maximumRows: Int?

    /// Whether every finding is listed instead of one row per kind.
    package var listsEveryFinding = false

    /// The maximum number of threads.
    package var jobs: Int?

    /// The moment with which times are compared; `nil` for the start of the run.
    package var now: Int64?

    /// Whether every row is listed, so that reports can be merged.
    package var listsAllRows = false

    /// Whether the process exits with 0 whatever was found.
    var exitsWithZero = false

    /// Whether only the verdict is printed.
    package var isQuiet = false

    /// Whether the report says why each rule matters.
    package var isVerbose = false

    /// When the report is colored.
    package var color = TextStyle.Choice.auto

    /// When progress is shown.
    package var progress = When.auto
    var showsValues = false

    /// The defaults.
    package init() {}

    /// The number of rows if no option changes it.
    private static let usualRows = 100

    /// The maximum number of rows of a report that is merged with others.
    private static let mostRowsOfPart = 10_000

    /// Returns the moment with which times are compared.
    package func now(in context: CommandContext) -> Int64 { now ?? context.startedAt }

    /// Returns the exit code of the process for the one of the report.
    ///
    /// - Parameters:
    ///   - code: The exit code of the report.
    ///   - hasFailed: Whether something could not be done, which findings outrank.
    /// - Returns: The same code, or 0 for a verdict that is left to others.
    func processCode(_ code: ExitCode, hasFailed: Bool) -> ExitCode {
        guard exitsWithZero, code == .findings || code == .inconclusive else { return code }
        return hasFailed ? .failed : .success
    }

    /// The number of rows that are kept for the end of a run.
    private var rowLimit: Int {
        if listsAllRows { return Self.mostRowsOfPart }
        let limit = maximumRows ?? Self.usualRows
        // Streams have written their rows by then.
        return allRequests == streamedRequests ? min(limit, Self.usualRows) : limit
    }

    /// Returns an empty ledger with the chosen severities and limits.
    ///
    /// - Parameter accepted: The rows that do not count, by fingerprint.
    /// - Returns: The ledger.
    package func ledger(accepting accepted: [String: Suppression] = [:]) -> Ledger {
        Ledger(
            Ledger.Options(
                severities: rules.severities,
                rowLimit: rowLimit,
                isGrouping: !listsEveryFinding,
                accepted: accepted
            )
        )
    }

    /// Returns the options that change the verdict of a run that started at a moment.
    func runOptions(now: Int64) -> RunOptions {
        var all = rules.runOptions(now: now)
        all.failOn = failOn.severity
        return all
    }

    /// When progress is shown on a console: by default not in between findings on a terminal.
    package func progress(on console: Console) -> When {
        let isMixed = console.outputIsTerminal && streamedRequests.contains { $0.path == nil }
        return progress == .auto && isMixed ? .never : progress
    }

    /// The requests for reports whose findings are written while they are found.
    var streamedRequests: [ReportRequest] {
        listsEveryFinding ? requests.filter { $0.format == .ndjson } : []
    }

    /// The problems with the options, for a command that checks `scope`.
    package func problems(in scope: RuleSelection.Scope, _ context: CommandContext)
        -> [UsageProblem]
    {
        var problems: [UsageProblem] = []
        if let problem = rules.problem(in: scope) { problems.append(problem) }
        problems += destinationProblems + anchorProblems(in: context)
        for (path, name) in [(baseline, "baseline"), (configuration, "configuration")] {
            guard let path else { continue }
            let input = FileIdentity(at: path)
            if reportFiles.contains(where: { $0.identity == input }) {
                problems.append(
                    .other("the report would overwrite the \(name); choose another path")
                )
            }
        }
        if destination != nil, !requests.contains(where: { $0.format == .markdown }) {
            problems.append(.other("--limit needs --format markdown"))
        }
        if isQuiet, isVerbose {
            problems.append(.other("--quiet and --verbose cannot be used together"))
        }
        return problems
    }
}
