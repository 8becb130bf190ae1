import Gen
import Testing

/// A test body as a property: it fails where the test would.
///
/// The type is handed to closures that the testing library calls on whatever thread, but the body
/// only ever runs while the test waits for it, so nothing is shared between threads at one time.
final class TestProperty<Value>: @unchecked Sendable {
    private let generator: Generator<Value>
    private let sourceLocation: SourceLocation
    private let body: (Value) async throws -> Void
    private let issues = IssueList()
    private var outcome: PropertyOutcome<Value>?
    private var smallest: Value?

    init(
        _ generator: Generator<Value>,
        sourceLocation: SourceLocation,
        _ body: @escaping (Value) async throws -> Void
    ) {
        self.generator = generator
        self.sourceLocation = sourceLocation
        self.body = body
    }

    /// Runs the property and keeps the issues it records to itself.
    func search(_ settings: RunSettings) async -> PropertyOutcome<Value> {
        let issues = issues
        await withIssues { issue in
            issues.append(issue)
            return nil
        } during: { [self] in
            outcome = await generator.checkAsync(settings) { [self] value, _ in
                await verdict(on: value)
            }
        }
        guard let outcome else { preconditionFailure("the search was not run") }
        return outcome
    }

    private func verdict(on value: Value) async -> Verdict {
        issues.removeAll()
        do {
            try await body(value)
        } catch  where issues.isEmpty {
            return .fails(Failure(identity: name(of: error), message: "\(error)"))
        } catch {
            // A failed requirement records an issue and throws; the issue says more.
        }
        guard let issue = issues.first else { return .holds }
        return .fails(Failure(identity: issue.identity, message: "\(issue)"))
    }

    // Enumerations tell ways of failing apart by their cases; what a case holds would make a way of
    // failing of each value.
    private func name(of error: any Error) -> String {
        "\(type(of: error)).\("\(error)".prefix { $0 != "(" && $0 != ":" })"
    }
}

// MARK: - Reporting

extension TestProperty {
    /// Runs the body for the smallest value and lets its first issue through, with a comment.
    func report(_ found: Counterexample<Value>, _ outcome: PropertyOutcome<Value>) async {
        let text = CounterexampleText(found, outcome).description
        let message = found.failure.message
        let reported = IssueList()
        smallest = found.value
        await withIssues { issue in
            guard reported.isEmpty, issue.severity >= .error else { return nil }
            reported.append(issue)
            var issue = issue
            issue.comments.append(Comment(rawValue: text))
            return issue
        } during: { [self] in
            guard let smallest else { return }
            do {
                try await body(smallest)
            } catch  where reported.isEmpty {
                Issue.record(error, sourceLocation: sourceLocation)
            } catch {
                // The issue that came before was let through.
            }
            if reported.isEmpty {
                Issue.record(
                    "the body failed in the search and holds now: \(message)",
                    sourceLocation: sourceLocation
                )
            }
        }
        Attachment.record(text, named: "counterexample.txt", sourceLocation: sourceLocation)
    }

    /// Runs a closure and has another decide what becomes of the issues it records.
    private func withIssues(
        _ handle: @escaping @Sendable (Issue) -> Issue?,
        during action: @escaping @Sendable () async -> Void
    ) async {
        guard let test = Test.current else {
            // Outside of a test nobody hears of issues; thrown errors still count.
            return await action()
        }
        let trait = IssueHandlingTrait.compactMapIssues(handle)
        try? await trait.provideScope(for: test, testCase: Test.Case.current, performing: action)
    }
}
