public import Gen
public import Testing

// MARK: - Several generators

/// Checks that a test body holds for all values of two generators.
///
/// It is ``forAll(_:_:examples:sourceLocation:_:)`` for the generator of the pairs.
///
/// - Parameters:
///   - first: The generator of the first values.
///   - second: The generator of the second values.
///   - settings: The number of cases, the seed, and the limits, or `nil` for the defaults.
///   - examples: Values that are tested first.
///   - sourceLocation: The location to report failures at that have no location of their own.
///   - body: The property, as a test body with two parameters.
/// - Throws: The same errors as the function for one generator.
public func forAll<First, Second>(
    _ first: Generator<First>,
    _ second: Generator<Second>,
    _ settings: RunSettings? = nil,
    examples: [(First, Second)] = [],
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: @escaping (First, Second) async throws -> Void
) async throws {
    try await forAll(
        Generator<(First, Second)>.zip(first, second),
        settings,
        examples: examples,
        sourceLocation: sourceLocation
    ) { try await body($0.0, $0.1) }
}

/// Checks that a test body holds for all values of three generators.
///
/// It is ``forAll(_:_:examples:sourceLocation:_:)`` for the generator of the triples.
///
/// - Parameters:
///   - first: The generator of the first values.
///   - second: The generator of the second values.
///   - third: The generator of the third values.
///   - settings: The number of cases, the seed, and the limits, or `nil` for the defaults.
///   - examples: Values that are tested first.
///   - sourceLocation: The location to report failures at that have no location of their own.
///   - body: The property, as a test body with three parameters.
/// - Throws: The same errors as the function for one generator.
public func forAll<First, Second, Third>(
    _ first: Generator<First>,
    _ second: Generator<Second>,
    _ third: Generator<Third>,
    _ settings: RunSettings? = nil,
    examples: [(First, Second, Third)] = [],
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: @escaping (First, Second, Third) async throws -> Void
) async throws {
    try await forAll(
        Generator<(First, Second, Third)>.zip(first, second, third),
        settings,
        examples: examples,
        sourceLocation: sourceLocation
    ) { try await body($0.0, $0.1, $0.2) }
}

/// Checks that a test body holds for all values of four generators.
///
/// It is ``forAll(_:_:examples:sourceLocation:_:)`` for the generator of the tuples.
///
/// - Parameters:
///   - first: The generator of the first values.
///   - second: The generator of the second values.
///   - third: The generator of the third values.
///   - fourth: The generator of the fourth values.
///   - settings: The number of cases, the seed, and the limits, or `nil` for the defaults.
///   - examples: Values that are tested first.
///   - sourceLocation: The location to report failures at that have no location of their own.
///   - body: The property, as a test body with four parameters.
/// - Throws: The same errors as the function for one generator.
public func forAll<First, Second, Third, Fourth>(
    _ first: Generator<First>,
    _ second: Generator<Second>,
    _ third: Generator<Third>,
    _ fourth: Generator<Fourth>,
    _ settings: RunSettings? = nil,
    examples: [(First, Second, Third, Fourth)] = [],
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: @escaping (First, Second, Third, Fourth) async throws -> Void
) async throws {
    try await forAll(
        Generator<(First, Second, Third, Fourth)>.zip(first, second, third, fourth),
        settings,
        examples: examples,
        sourceLocation: sourceLocation
    ) { try await body($0.0, $0.1, $0.2, $0.3) }
}
