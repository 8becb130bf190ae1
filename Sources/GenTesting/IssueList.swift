import Synchronization
import Testing

/// Issues in the order in which they were recorded, on whatever thread.
final class IssueList: Sendable {
    private let issues = Mutex<[Issue]>([])

    var isEmpty: Bool { issues.withLock { $0.isEmpty } }

    /// The first issue that fails a test.
    var first: Issue? { issues.withLock { $0.first { $0.severity >= .error } } }

    func append(_ issue: Issue) {
        issues.withLock { $0.append(issue) }
    }

    func removeAll() {
        issues.withLock { $0.removeAll() }
    }
}

extension Issue {
    /// What tells this way of failing from others: the place in the code.
    var identity: String {
        guard let place = sourceLocation else { return "\(kind)" }
        return "\(place.fileID):\(place.line):\(place.column)"
    }
}
