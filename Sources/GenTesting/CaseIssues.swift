import Synchronization
import Testing

/// The first failure of the case that a worker is running.
final class CaseIssues: Sendable {
    private let first = Mutex<Issue?>(nil)

    /// The number of the current case, or 0 for none.
    private let runningCase = Atomic(0)

    /// Whether the current case has failed, so that most cases do not need the lock.
    private let hasFailed = Atomic(false)

    /// The case that a task belongs to.
    struct Owner: Sendable {
        let issues: CaseIssues
        /// The number of the case, unique among those of the worker.
        let number: Int
    }

    /// The case that the current task belongs to.
    @TaskLocal static var owner: Owner?

    /// The number of cases in all searches.
    private static let caseCount = Atomic(0)

    /// Begins a case.
    ///
    /// - Returns: The case, to be the value of ``owner`` while the body runs.
    func begin() -> Owner {
        let number = Self.caseCount.add(1, ordering: .relaxed).newValue
        runningCase.store(number, ordering: .relaxed)
        return Owner(issues: self, number: number)
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
        first.withLock { first in
            defer { first = nil }
            hasFailed.store(false, ordering: .relaxed)
            return first
        }
    }

    /// Notes an issue, and returns whether it belongs to the running case.
    fileprivate func claim(_ issue: Issue, of number: Int) -> Bool {
        first.withLock { first in
            guard number == runningCase.load(ordering: .relaxed) else { return false }
            first = first ?? issue
            hasFailed.store(true, ordering: .releasing)
            return true
        }
    }
}

extension CaseIssues.Owner {
    /// Notes an issue, and returns whether the case is still running.
    func claim(_ issue: Issue) -> Bool { issues.claim(issue, of: number) }
}
