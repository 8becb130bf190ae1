import Synchronization
import Testing

/// Returns the issues that an action records, without failing the test.
///
/// Issues of detached tasks are left out, because they belong to no test and all running tests
/// receive them.
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

/// Returns the comments of issues, one per line.
func comments(_ issues: [Issue]) -> String {
    issues.flatMap(\.comments).map { "\($0)\n" }.joined()
}

/// Whether this test run records warnings, which it does not with the oldest event stream version.
var warningsAreRecorded: Bool {
    get async { await !recorded { Issue.record("a warning", severity: .warning) }.isEmpty }
}
