import Gen
import Synchronization
import Testing

/// The handler during the report of a counterexample.
///
/// It passes on the failure that the search found, with a comment, and later failures unchanged.
final class ReportedIssues: IssueHandling {
    private struct State {
        var claimed = ClaimedPlaces()
        var wasReported = false
        var thrown: (any Error)?
    }

    private let identity: String
    private let others: Set<String>
    private let text: String
    private let context: CaseContext
    private let state = Mutex(State())

    /// Whether the failure was passed on.
    var wasReported: Bool { state.withLock { $0.wasReported } }

    /// The error that the body threw, if that is the failure.
    var thrown: (any Error)? { state.withLock { $0.thrown } }

    /// The comment of the issue, with the notes that the body has made so far.
    var comment: Comment {
        Comment(rawValue: ([text] + context.notes.map { "note: \($0)" }).joined(separator: "\n"))
    }

    /// Creates a handler for the report of a failure.
    ///
    /// - Parameters:
    ///   - identity: The identity of the failure.
    ///   - others: The identities of the failures that have their own reports.
    ///   - comment: The comment to add to the issue.
    ///   - context: The context of the case, whose notes are added to the comment.
    init(identity: String, others: Set<String>, comment: String, _ context: CaseContext) {
        self.identity = identity
        self.others = others
        text = comment
        self.context = context
    }

    /// Runs the body.
    func run(_ body: () async throws -> Void) async {
        var caught: (any Error)?
        // The matcher sees the issues that the body did not declare as known. It matches none, so
        // that known issues around the property still apply.
        await withKnownIssue(isIntermittent: true) {
            do {
                try await body()
            } catch {
                caught = error
            }
        } matching: { [self] issue in
            state.withLock { $0.claimed.insert(issue) }
            return false
        }
        guard let caught, Failure(caught).identity == identity else { return }
        state.withLock { $0.thrown = $0.wasReported ? nil : caught }
    }

    func handle(_ issue: Issue) -> Issue? {
        state.withLock { state in
            guard issue.severity >= .error, state.claimed.remove(issue) else { return nil }
            let found = CaseFailure.issue(issue).failure.identity
            if state.wasReported {
                // Other failures for the value are passed on as they would be without a property.
                return others.contains(found) ? nil : issue
            }
            guard found == identity else { return nil }
            state.wasReported = true
            var issue = issue
            issue.comments.append(comment)
            return issue
        }
    }
}
