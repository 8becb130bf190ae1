public import Gen
public import Testing

/// Checks that a test body holds for all values of a generator.
///
/// ```swift
/// @Test
/// func `reversing a list twice gives the list`() async throws {
///     try await forAll(.int().array()) { list in
///         #expect(list.reversed().reversed() == list)
///     }
/// }
/// ```
///
/// Whatever fails a test fails the property: a failed expectation or requirement, a thrown error, a
/// recorded issue. Warnings and known issues do not fail the property, and are passed on to the
/// test once for each location.
///
/// The search for the smallest failing value records nothing. Then the body runs once more for that
/// value, and its expectation fails at its own line. The issue includes the value, how it was
/// found, and a token to reproduce it, see ``Testing/Trait/replay(_:)``. If the property fails in
/// several ways, each of up to ten is reported.
///
/// The body can say more about a case with ``assume(_:sourceLocation:)``,
/// ``note(_:sourceLocation:)``, ``label(_:sourceLocation:)``, ``classify(_:as:sourceLocation:)``
/// and ``cover(_:atLeast:_:sourceLocation:)``. ``PropertyTrait`` sets the number of cases, the seed
/// and the time for a test or a suite.
///
/// If a case ends the process, the next run says which case it was, and runs it first.
///
/// A case that takes longer than a minute is reported while it still runs, see
/// `RunSettings.deadline`. If the test is cancelled, the search is cancelled too.
///
/// Issues recorded by a detached task do not belong to a test, so they do not fail the property.
///
/// - Parameters:
///   - generator: The generator of the values.
///   - settings: The number of cases, the seed, and the limits, or `nil` for those of the traits of
///     the test and of the environment, see ``PropertyTrait``.
///   - examples: Values that are tested first, such as those of bugs that were fixed. They are not
///     shrunk.
///   - sourceLocation: The location to report failures at that have no location of their own.
///   - body: The property, as a test body with a parameter.
/// - Throws: ``PropertyOutsideTest`` if no test is running. If the test is cancelled, the error
///   that the body throws, or `CancellationError`.
public func forAll<Value>(
    _ generator: Generator<Value>,
    _ settings: RunSettings? = nil,
    examples: [Value] = [],
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: @escaping (Value) async throws -> Void
) async throws {
    guard let test = Test.current else { throw PropertyOutsideTest() }
    guard var settings = TestSettings(settings, of: test, over: Value.self, at: sourceLocation)
    else { return }
    if settings.run.store == nil, settings.run.replays.isEmpty {
        settings.run.store = CrashedCase.notes(of: settings.run.property, generator)
    }
    let property = TestProperty(generator, test: test, sourceLocation: sourceLocation, body)
    if settings.run.replays.isEmpty { await property.run(examples) }
    try Task.checkCancellation()
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
            "the replayed case passes, and no other case was run; remove .replay to run all cases",
            severity: .warning,
            sourceLocation: sourceLocation
        )
    }
    if settings.showsStatistics, outcome.counterexamples.isEmpty {
        Issue.record(
            "\(StatisticsText(outcome.statistics))",
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
            the property fails in more than \(outcome.counterexamples.count) ways, and the others \
            are not listed; failures are distinguished by the location of the expectation or by \
            the type of the error
            """,
            sourceLocation: sourceLocation
        )
    }
}

/// Rejects a body that returns a Boolean, which would be ignored.
@available(*, unavailable, message: "check the property with #expect instead of returning a Bool")
public func forAll<Value>(
    _ generator: Generator<Value>,
    _ settings: RunSettings? = nil,
    examples: [Value] = [],
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: @escaping (Value) async throws -> Bool
) async throws {
    fatalError("unavailable")
}
