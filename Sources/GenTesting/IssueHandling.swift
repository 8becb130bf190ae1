import Testing

/// A handler of the issues recorded during a search or during the report of a failure.
protocol IssueHandling: AnyObject, Sendable {
    /// Returns the issue to record, or `nil` to drop an issue.
    ///
    /// - Parameter issue: An issue recorded by a task of this search or report.
    /// - Returns: The issue, possibly changed, or `nil`.
    func handle(_ issue: Issue) -> Issue?
}

extension IssueHandling {
    /// Runs an action, and handles the issues that it records.
    ///
    /// Issues from other tasks, such as detached ones, are sent to the handlers of all running
    /// tests. They are dropped here, and still reach their own test.
    ///
    /// - Parameters:
    ///   - test: The running test.
    ///   - action: The action that records issues.
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

/// The handlers of the searches and reports around the current task.
private enum EnclosingHandlers {
    /// All handlers, the innermost last.
    @TaskLocal static var all: [ObjectIdentifier] = []
}
