import Gen
import Synchronization
import Testing

/// Sorts what is recorded during a search: what fails the case that is running, what belongs to the
/// test all the same, and what belongs to other tests.
///
/// A search runs inside a known issue of ours, whose matcher sees what the body has not declared as
/// known itself, and nothing of other tests. What it claims makes the case fail, and goes no
/// further. The rest, warnings and known issues, goes through to the test, once for each place.
final class SearchIssues: IssueHandling {
    private struct State {
        /// The first failure of the case that is running.
        var first: Issue?
        var claimed = ClaimedPlaces()
        /// The places of what went through.
        var shown: Set<String> = []
    }

    private let state = Mutex(State())

    /// The case that is running, or 0 for none.
    private let runningCase = Atomic(0)

    /// Whether that case has failed, so that most cases need no lock.
    private let hasFailed = Atomic(false)

    /// The case that a task belongs to, in whatever search.
    @TaskLocal static var taskCase = 0

    /// How many cases there were, in all searches.
    private static let caseCount = Atomic(0)

    /// The most places whose warnings and known issues go through.
    private static let mostShown = 10

    /// Runs a search.
    func around(_ search: () async -> Void) async {
        await withKnownIssue(isIntermittent: true) {
            await search()
        } matching: { [self] issue in
            claim(issue)
        }
    }

    /// Begins with a case.
    ///
    /// - Returns: Its number, which is the value of ``taskCase`` while the body runs.
    func begin() -> Int {
        let number = Self.caseCount.add(1, ordering: .relaxed).newValue
        runningCase.store(number, ordering: .relaxed)
        return number
    }

    /// Ends the case.
    ///
    /// - Parameter error: What the body threw, if anything.
    /// - Returns: The failure, or `nil` if the body holds.
    func end(_ error: (any Error)?) -> CaseFailure? {
        // What comes from now on is late.
        runningCase.store(0, ordering: .relaxed)
        if hasFailed.load(ordering: .acquiring), let first = takeFirst() {
            // A failed requirement records an issue and throws; the issue says more.
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
            issue.comments.append("recorded by a task after its case had ended")
            return issue
        }
    }
}
