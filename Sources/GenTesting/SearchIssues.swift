import Gen
import Synchronization
import Testing

/// The handler during a search, which separates the failures of cases from other issues.
///
/// A search runs inside a known issue. Its matcher sees the issues that the body did not declare as
/// known, and none of other tests. The issues that it claims fail the current case, and are not
/// recorded. All others, such as warnings and known issues, are passed on to the test once for each
/// location.
final class SearchIssues: IssueHandling {
    private struct State {
        var claimed = ClaimedPlaces()
        /// The places of the issues that were passed on.
        var shown: Set<String> = []
    }

    private let state = Mutex(State())

    /// The maximum number of places whose issues are passed on.
    private static let mostShown = 10

    /// Runs a search.
    func around(_ search: () async -> Void) async {
        await withKnownIssue(isIntermittent: true) {
            await search()
        } matching: { [self] issue in
            claim(issue)
        }
    }

    private func claim(_ issue: Issue) -> Bool {
        guard issue.severity >= .error, let owner = CaseIssues.owner, owner.claim(issue) else {
            return false
        }
        state.withLock { $0.claimed.insert(issue) }
        return true
    }

    func handle(_ issue: Issue) -> Issue? {
        state.withLock { state in
            guard !state.claimed.remove(issue) else { return nil }
            guard state.shown.count < Self.mostShown,
                state.shown.insert("\(issue.isFailure) \(issue.place)").inserted
            else { return nil }
            guard issue.isFailure else { return issue }
            var issue = issue
            issue.comments.append(
                "recorded by a task after its case had ended; await the task in the body"
            )
            return issue
        }
    }
}
