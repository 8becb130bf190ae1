public import Gen
public import Testing

/// Checks that a test body holds for all values of a generator.
///
/// ```swift
/// @Test
/// func `a list reversed twice is the list`() async throws {
///     try await forAll(.int().array()) { list in
///         #expect(list.reversed().reversed() == list)
///     }
/// }
/// ```
///
/// What fails a test fails the property: an expectation, a requirement, a thrown error, a recorded
/// issue. What does not fail a test does not fail the property either: warnings and known issues
/// are passed on to the test, once for each place.
///
/// The search for the smallest failing value is quiet. Then the body runs once more for that value,
/// and its expectation fails at its own line, with the value, how it was found, and a token that
/// brings it back, see ``Testing/Trait/replay(_:)``. A property that fails in several ways is
/// reported once for each of up to ten.
///
/// A case that takes longer than a minute is reported while it still runs, see
/// `RunSettings.deadline`. Where the test is cancelled, so is the search.
///
/// What a detached task records belongs to no test, so it escapes the search.
///
/// - Parameters:
///   - generator: The values.
///   - settings: The number of cases, the seed and the limits.
///   - sourceLocation: Where a failure is reported that has no place of its own.
///   - body: What is to hold.
/// - Throws: ``PropertyOutsideTest`` where no test is running, and what the body throws when the
///   test is cancelled.
public func forAll<Value>(
    _ generator: Generator<Value>,
    _ settings: RunSettings = RunSettings(),
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: @escaping (Value) async throws -> Void
) async throws {
    guard let test = Test.current else { throw PropertyOutsideTest() }
    guard let settings = TestSettings(settings, of: test, over: Value.self, at: sourceLocation)
    else { return }
    let property = TestProperty(generator, test: test, sourceLocation: sourceLocation, body)
    let outcome = await property.search(settings.run)
    settings.overdue.end()
    if let cancellation = property.cancellation { throw cancellation }
    try Task.checkCancellation()
    if case .gaveUp(let reason) = outcome.verdict {
        Issue.record("\(reason)", sourceLocation: sourceLocation)
    }
    for failure in outcome.irreproducible {
        Issue.record("\(failure)", sourceLocation: sourceLocation)
    }
    if settings.run.cases == 0, !settings.run.replays.isEmpty, outcome.verdict == .passed {
        Issue.record(
            "the replayed case holds, and no other was run; remove .replay to run all",
            severity: .warning,
            sourceLocation: sourceLocation
        )
    }
    for counterexample in outcome.counterexamples {
        await property.report(counterexample, outcome)
    }
    if outcome.hasOtherFailures {
        Issue.record(
            """
            and others: the property fails in more than \(outcome.counterexamples.count) ways, \
            which are not listed; they are told apart by the place of the expectation or the type \
            of the error
            """,
            sourceLocation: sourceLocation
        )
    }
}

/// Refuses a body that says yes or no, which would say it to no one.
@available(*, unavailable, message: "the body of a property in a test fails by #expect")
public func forAll<Value>(
    _ generator: Generator<Value>,
    _ settings: RunSettings = RunSettings(),
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: @escaping (Value) async throws -> Bool
) async throws {
    fatalError("unavailable")
}
