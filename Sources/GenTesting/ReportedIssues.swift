import Gen
import Synchronization
import Testing

/// Lets the failure through that a search has found, with a comment, and what fails after it as it
/// is.
final class ReportedIssues: IssueHandling {
    private struct State {
        var claimed = ClaimedPlaces()
        var wasReported = false
        var thrown: (any Error)?
    }

    private let identity: String
    private let others: Set<String>
    private let comment: String
    private let state = Mutex(State())

    /// Whether the failure was let through.
    var wasReported: Bool { state.withLock { $0.wasReported } }

    /// The error that the body threw, if that is how it fails.
    var thrown: (any Error)? { state.withLock { $0.thrown } }

    /// - Parameters:
    ///   - identity: What tells the failure from others.
    ///   - others: What tells the failures apart that are reported by themselves.
    ///   - comment: What to say about it.
    init(identity: String, others: Set<String>, comment: String) {
        self.identity = identity
        self.others = others
        self.comment = comment
    }

    /// Runs the body.
    func run(_ body: () async throws -> Void) async {
        var caught: (any Error)?
        // The matcher sees what the body has not declared as known, and leaves the decision to the
        // known issues around the property.
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
                // What else fails for the value, as it would without a property around it.
                return others.contains(found) ? nil : issue
            }
            guard found == identity else { return nil }
            state.wasReported = true
            var issue = issue
            issue.comments.append(Comment(rawValue: comment))
            return issue
        }
    }
}
