import Gen
import Synchronization
import Testing

/// Sorts what is recorded during a search: what fails the case that is running, what belongs to the
/// test all the same, and what is none of its business.
///
/// A case runs inside a known issue of ours, whose matcher sees what the body has not declared as
/// known itself, and nothing of other tests. What it claims makes the case fail, and goes no
/// further. The rest, warnings and known issues, goes through to the test, once for each place.
final class SearchIssues: Sendable {
    private struct State {
        /// The case that is running, and its first failure.
        var runningCase = 0
        var first: Issue?
        /// What was claimed and is about to arrive, by place.
        var claimed: [String: Int] = [:]
        /// The places of what went through.
        var shown: Set<String> = []
    }

    private let state = Mutex(State())

    /// The searches around what is running, the innermost last.
    @TaskLocal static var around: [ObjectIdentifier] = []

    /// The most places whose warnings and known issues go through.
    private static let mostShown = 10

    /// Runs the body for a case, and says how it fails.
    ///
    /// - Parameter body: The body of the property, for the value of the case.
    /// - Returns: The failure, or `nil` if the body holds.
    func run(_ body: () async throws -> Void) async -> CaseFailure? {
        let number = state.withLock { state in
            state.runningCase += 1
            state.first = nil
            return state.runningCase
        }
        var thrown: (any Error)?
        await withKnownIssue(isIntermittent: true) {
            do {
                try await body()
            } catch {
                thrown = error
            }
        } matching: { [self] issue in
            claim(issue, in: number)
        }
        let first = state.withLock { state in
            // What comes from now on is late.
            state.runningCase += 1
            return state.first
        }
        // A failed requirement records an issue and throws; the issue says more.
        if let first { return .issue(first) }
        return thrown.map(CaseFailure.error)
    }

    private func claim(_ issue: Issue, in number: Int) -> Bool {
        state.withLock { state in
            guard issue.severity >= .error, number == state.runningCase else { return false }
            state.first = state.first ?? issue
            state.claimed[issue.place, default: 0] += 1
            return true
        }
    }

    /// What becomes of an issue that was recorded.
    func handle(_ issue: Issue) -> Issue? {
        // What no task of this search records was sent to all tests, and reaches the right one.
        guard Self.around.contains(ObjectIdentifier(self)) else { return nil }
        return state.withLock { state in
            if let count = state.claimed[issue.place] {
                state.claimed[issue.place] = count > 1 ? count - 1 : nil
                return nil
            }
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
