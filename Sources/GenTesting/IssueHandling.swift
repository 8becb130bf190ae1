import Testing

/// Decides what becomes of the issues that a search, or the report of a failure, records.
protocol IssueHandling: AnyObject, Sendable {
    /// What becomes of an issue, recorded by a task of this search or report.
    func handle(_ issue: Issue) -> Issue?
}

extension IssueHandling {
    /// Runs an action whose issues come here first.
    ///
    /// What no task of the action records was sent to all tests, and reaches the right one without
    /// this.
    ///
    /// - Parameters:
    ///   - test: The test that is running.
    ///   - action: What records issues.
    func handleIssues(
        of test: Test,
        during action: @escaping @Sendable () async -> Void
    ) async {
        let trait = IssueHandlingTrait.compactMapIssues { [self] issue in
            EnclosingHandlers.all.contains(ObjectIdentifier(self)) ? handle(issue) : nil
        }
        try? await trait.provideScope(for: test, testCase: Test.Case.current) { [self] in
            await EnclosingHandlers.$all.withValue(
                EnclosingHandlers.all + [ObjectIdentifier(self)],
                operation: action
            )
        }
    }
}

/// The searches and reports around what is running.
private enum EnclosingHandlers {
    /// All of them, the innermost last.
    @TaskLocal static var all: [ObjectIdentifier] = []
}
