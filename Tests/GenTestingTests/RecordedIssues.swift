import Synchronization
import Testing

/// The issues that an action records, which then fail nothing.
///
/// What detached tasks record belongs to no test and is left out: all tests that are running hear
/// of it.
func recorded(_ action: @escaping @Sendable () async throws -> Void) async -> [Issue] {
    let issues = Mutex<[Issue]>([])
    guard let test = Test.current else { return [] }
    let trait = IssueHandlingTrait.compactMapIssues { issue in
        if Test.current != nil { issues.withLock { $0.append(issue) } }
        return nil
    }
    do {
        try await trait.provideScope(for: test, testCase: Test.Case.current, performing: action)
    } catch {
        Issue.record(error)
    }
    return issues.withLock { $0 }
}

/// What the issues say.
func comments(_ issues: [Issue]) -> String {
    issues.flatMap(\.comments).map { "\($0)\n" }.joined()
}

/// Whether this run of tests hears of warnings; it does not with the oldest stream of events.
var warningsAreRecorded: Bool {
    get async { await !recorded { Issue.record("a warning", severity: .warning) }.isEmpty }
}
