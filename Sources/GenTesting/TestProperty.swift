import Gen
import Testing

/// A test body as a property: it fails where the test would.
///
/// The type is handed to closures that the testing library calls on whatever thread, but the body
/// only ever runs while the test waits for it, so nothing is shared between threads at one time.
final class TestProperty<Value>: @unchecked Sendable {
    private let generator: Generator<Value>
    private let test: Test
    private let sourceLocation: SourceLocation
    private let body: (Value) async throws -> Void
    private var outcome: PropertyOutcome<Value>?
    private var found: Value?
    /// What the body threw when the test was cancelled.
    private(set) var cancellation: (any Error)?

    init(
        _ generator: Generator<Value>,
        test: Test,
        sourceLocation: SourceLocation,
        _ body: @escaping (Value) async throws -> Void
    ) {
        self.generator = generator
        self.test = test
        self.sourceLocation = sourceLocation
        self.body = body
    }

    /// Runs the property and keeps the failures it records to itself.
    func search(_ settings: RunSettings) async -> PropertyOutcome<Value> {
        let issues = SearchIssues()
        await issues.handleIssues(of: test) { [self] in
            await issues.around {
                outcome = await generator.checkAsync(settings) { [self] value, _ in
                    await verdict(on: value, issues)
                }
            }
        }
        guard let outcome else { preconditionFailure("the search was not run") }
        return outcome
    }

    private func verdict(on value: Value, _ issues: SearchIssues) async -> Verdict {
        let number = issues.begin()
        var thrown: (any Error)?
        do {
            try await SearchIssues.$taskCase.withValue(number) { try await body(value) }
        } catch {
            thrown = error
        }
        guard let failure = issues.end(thrown) else { return .holds }
        if Task.isCancelled, case .error(let error) = failure { cancellation = error }
        return .fails(failure.failure)
    }
}

// MARK: - Reporting

extension TestProperty {
    /// Runs the body for the smallest value once more and lets its failure through, with a comment.
    func report(_ counterexample: Counterexample<Value>, _ outcome: PropertyOutcome<Value>) async {
        let text = CounterexampleText(counterexample, outcome).description
        let others = outcome.counterexamples.map(\.failure.identity)
        let issues = ReportedIssues(
            identity: counterexample.failure.identity,
            others: Set(others),
            comment: text
        )
        found = counterexample.value
        await issues.handleIssues(of: test) { [self] in
            guard let found else { return }
            await issues.run { try await body(found) }
        }
        if let error = issues.thrown {
            Issue.record(error, Comment(rawValue: text), sourceLocation: sourceLocation)
        } else if !issues.wasReported {
            Issue.record(
                """
                the body failed in the search, and not in that way when it was run again: \
                \(counterexample.failure.message)
                \(text)
                """,
                sourceLocation: sourceLocation
            )
        }
    }
}
