import Gen
import Synchronization
import Testing

/// The handler while an example runs, which adds the example to the failures that the body records.
final class ExampleIssues: IssueHandling {
    private let comment: Comment
    private let isFirst = Mutex(true)

    init(_ comment: String) { self.comment = Comment(rawValue: comment) }

    func handle(_ issue: Issue) -> Issue? {
        guard issue.severity >= .error,
            isFirst.withLock({ first in
                defer { first = false }
                return first
            })
        else { return issue }
        var issue = issue
        issue.comments.append(comment)
        return issue
    }
}
