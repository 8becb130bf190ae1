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
/// ``note(_:sourceLocation:)``, ``label(_:sourceLocation:)``, ``classify(_:as:sourceLocation:)``,
/// ``cover(_:atLeast:_:sourceLocation:)`` and ``target(_:label:sourceLocation:)``.
/// ``PropertyTrait`` sets the number of cases, the seed and the time for a test or a suite.
///
/// If a case ends the process, the next run finds the simplest such case in child processes, and
/// reports it. With the trait ``Testing/Trait/isolated``, the first run does.
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
    guard let settings = TestSettings(settings, of: test, over: Value.self, at: sourceLocation)
    else { return }
    let property = TestProperty(generator, test: test, sourceLocation: sourceLocation, body)
    try await property.check(settings, examples) { run in await property.search(run) }
}

/// Checks that a test body holds for all values of a generator, in several tasks at once.
///
/// Everything else is as in ``forAll(_:_:examples:sourceLocation:_:)``. The cases, the first
/// failure and the statistics do not depend on the number of workers, only the order in which cases
/// run. It pays if a case takes long or waits; a case of a few microseconds costs more to hand out
/// than to run. Use `Generator.zip` for several generators.
///
/// - Parameters:
///   - generator: The generator of the values.
///   - settings: The number of cases, the seed, and the limits, or `nil` for those of the traits of
///     the test and of the environment, see ``PropertyTrait``.
///   - workers: The number of tasks that run cases, from 1 to 256.
///   - examples: Values that are tested first, one after another.
///   - sourceLocation: The location to report failures at that have no location of their own.
///   - body: The property, as a test body with a parameter, of which several run at the same time.
/// - Throws: The same errors as the function without workers.
public func forAll<Value: Sendable & SendableMetatype>(
    _ generator: Generator<Value>,
    _ settings: RunSettings? = nil,
    workers: Int,
    examples: [Value] = [],
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: @escaping @Sendable (Value) async throws -> Void
) async throws {
    guard let test = Test.current else { throw PropertyOutsideTest() }
    guard
        let settings = TestSettings(
            settings,
            workers: workers,
            of: test,
            over: Value.self,
            at: sourceLocation
        )
    else { return }
    let property = TestProperty(generator, test: test, sourceLocation: sourceLocation, body)
    try await property.check(settings, examples) { run in await property.searchConcurrently(run) }
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
