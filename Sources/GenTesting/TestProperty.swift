import Gen
import Synchronization
import Testing

/// A test body as a property, which fails if the test would.
///
/// Swift Testing can call the closures that capture this on any thread. But the body only runs
/// while the test waits for it, so no two threads use this at the same time, unless the body and
/// the values can be sent, as ``searchConcurrently(_:)`` requires.
final class TestProperty<Value>: @unchecked Sendable {
    let generator: Generator<Value>
    let test: Test
    let sourceLocation: SourceLocation
    private let body: (Value) async throws -> Void
    let context = CaseContext()
    private var outcome: PropertyOutcome<Value>?
    private var found: Value?
    /// The error that the body threw when the test was cancelled.
    var cancellation: (any Error)? { cancelled.withLock { $0 } }
    private let cancelled = Mutex<(any Error)?>(nil)

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

    /// Runs the property without recording its failures.
    func search(_ settings: RunSettings) async -> PropertyOutcome<Value> {
        let (issues, issuesOfCase) = (SearchIssues(), CaseIssues())
        await issues.handleIssues(of: test) { [self] in
            await issues.around {
                await CaseContext.$current.withValue(context) {
                    outcome = await generator.checkAsync(settings) { [self] value, notes in
                        context.begin()
                        defer { context.finish(notes) }
                        return await verdict(on: value, issuesOfCase)
                    }
                }
            }
        }
        guard let outcome else { preconditionFailure("the search did not run") }
        return outcome
    }

    func verdict(on value: Value, _ issues: CaseIssues) async -> Verdict {
        let owner = issues.begin()
        var thrown: (any Error)?
        do {
            try await CaseIssues.$owner.withValue(owner) { try await body(value) }
        } catch {
            thrown = error
        }
        guard let failure = issues.end(thrown) else { return .holds }
        if case .error(let error) = failure, error is AssumptionFailure { return .discarded }
        if Task.isCancelled, case .error(let error) = failure { cancelled.withLock { $0 = error } }
        return .fails(failure.failure)
    }
}

// MARK: - Several workers

extension TestProperty where Value: Sendable & SendableMetatype {
    /// Runs the property in several tasks without recording its failures.
    ///
    /// The body must be one that can be sent.
    func searchConcurrently(_ settings: RunSettings) async -> PropertyOutcome<Value> {
        let issues = SearchIssues()
        @Sendable
        func property(_ value: Value, _ notes: CaseNotes) async -> Verdict {
            let context = CaseContext()
            defer { context.finish(notes) }
            return await CaseContext.$current.withValue(context) {
                await verdict(on: value, CaseIssues())
            }
        }
        await issues.handleIssues(of: test) { [self] in
            await issues.around {
                outcome = await generator.checkConcurrently(settings, property: property)
            }
        }
        guard let outcome else { preconditionFailure("the search did not run") }
        return outcome
    }
}

// MARK: - Reporting

extension TestProperty {
    /// Runs the body again for the smallest value, and records its failure with a comment.
    func report(_ counterexample: Counterexample<Value>, _ outcome: PropertyOutcome<Value>) async {
        let text = CounterexampleText(counterexample, outcome).description
        let others = outcome.counterexamples.map(\.failure.identity)
        let issues = ReportedIssues(
            identity: counterexample.failure.identity,
            others: Set(others),
            comment: text,
            context
        )
        found = counterexample.value
        context.begin()
        await issues.handleIssues(of: test) { [self] in
            guard let found else { return }
            await CaseContext.$current.withValue(context) {
                await issues.run { try await body(found) }
            }
        }
        if let error = issues.thrown {
            let comment = issues.comment
            Issue.record(error, comment, sourceLocation: sourceLocation)
        } else if !issues.wasReported {
            Issue.record(
                """
                the body failed during the search, but not in the same way when it was run again: \
                \(counterexample.failure.message)
                \(text)
                """,
                sourceLocation: sourceLocation
            )
        }
    }
}

// MARK: - Examples

extension TestProperty {
    /// Runs the body for values that the test lists, and records its failures.
    func run(_ examples: [Value]) async {
        for (index, example) in examples.enumerated() where !Task.isCancelled {
            let place = "fails for example \(index + 1): \(ValueText.of(example))"
            let issues = ExampleIssues(place)
            found = example
            context.begin()
            await issues.handleIssues(of: test) { [self] in
                guard let found else { return }
                await CaseContext.$current.withValue(context) { await report(found) }
            }
        }
    }

    private func report(_ example: Value) async {
        do {
            try await body(example)
        } catch is ExpectationFailedError {
            // The requirement that failed has recorded an issue.
        } catch let error as AssumptionFailure {
            Issue.record(
                "\(error.reason), so this example tests nothing",
                severity: .warning,
                sourceLocation: sourceLocation
            )
        } catch {
            Issue.record(error, sourceLocation: sourceLocation)
        }
    }
}
