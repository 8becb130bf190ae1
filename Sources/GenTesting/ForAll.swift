public import Gen
public import Testing

/// Checks that a test body holds for all values of a generator.
///
/// ```swift
/// @Test func `a list reversed twice is the list`() async throws {
///     try await forAll(Generator<Int>.int().array()) { list in
///         #expect(list.reversed().reversed() == list)
///     }
/// }
/// ```
///
/// What fails a test fails the property: an expectation, a requirement, a thrown error, a recorded
/// issue. The search for the smallest failing value is quiet. Then the body runs once more for that
/// value, and its expectation fails at its own line, with the value, how it was found, and a token
/// that brings it back, see ``Testing/Trait/replay(_:)``. A property that fails in several ways is
/// reported once for each.
///
/// Issues recorded by detached tasks escape the search, since they belong to no test.
///
/// - Parameters:
///   - generator: The values.
///   - settings: The number of cases, the seed and the limits.
///   - sourceLocation: Where a failure is reported that has no place of its own.
///   - body: What is to hold.
/// - Throws: Nothing; it can be called like a test body that throws.
public func forAll<Value>(
    _ generator: Generator<Value>,
    _ settings: RunSettings = RunSettings(),
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: @escaping (Value) async throws -> Void
) async throws {
    var settings = settings
    if let text = ReplayTrait.token {
        do {
            settings.replays = [try ReplayToken(text)]
            settings.cases = 0
            settings.shrinkBudget = 0
            settings.store = nil
        } catch {
            Issue.record("\(error)", sourceLocation: sourceLocation)
            return
        }
    }
    let property = TestProperty(generator, sourceLocation: sourceLocation, body)
    let outcome = await property.search(settings)
    if case .gaveUp(let reason) = outcome.verdict {
        Issue.record("\(reason)", sourceLocation: sourceLocation)
    }
    for failure in outcome.irreproducible {
        Issue.record("\(failure)", sourceLocation: sourceLocation)
    }
    for counterexample in outcome.counterexamples {
        await property.report(counterexample, outcome)
    }
}
