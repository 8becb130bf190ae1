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
        /// The first failure of the current case.
        var first: Issue?
        var claimed = ClaimedPlaces()
        /// The places of the issues that were passed on.
        var shown: Set<String> = []
    }

    private let state = Mutex(State())

    /// The number of the current case, or 0 for none.
    private let runningCase = Atomic(0)

    /// Whether the current case has failed, so that most cases do not need the lock.
    private let hasFailed = Atomic(false)

    /// The number of the case that a task belongs to, unique in all searches.
    @TaskLocal static var taskCase = 0

    /// The number of cases in all searches.
    private static let caseCount = Atomic(0)

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

    /// Begins a case.
    ///
    /// - Returns: The number of the case, to be the value of ``taskCase`` while the body runs.
    func begin() -> Int {
        let number = Self.caseCount.add(1, ordering: .relaxed).newValue
        runningCase.store(number, ordering: .relaxed)
        return number
    }

    /// Ends the current case.
    ///
    /// - Parameter error: The error that the body threw, or `nil`.
    /// - Returns: The failure, or `nil` if the property holds.
    func end(_ error: (any Error)?) -> CaseFailure? {
        // Issues of this case from now on are late.
        runningCase.store(0, ordering: .relaxed)
        if hasFailed.load(ordering: .acquiring), let first = takeFirst() {
            // A failed requirement records an issue and throws. The issue has more details.
            return .issue(first)
        }
        return error.map(CaseFailure.error)
    }

    private func takeFirst() -> Issue? {
        state.withLock { state in
            defer { state.first = nil }
            hasFailed.store(false, ordering: .relaxed)
            return state.first
        }
    }

    private func claim(_ issue: Issue) -> Bool {
        state.withLock { state in
            guard issue.severity >= .error, Self.taskCase > 0,
                Self.taskCase == runningCase.load(ordering: .relaxed)
            else { return false }
            state.first = state.first ?? issue
            hasFailed.store(true, ordering: .releasing)
            state.claimed.insert(issue)
            return true
        }
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
