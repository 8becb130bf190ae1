public import Gen
public import Testing

/// A trait that sets how the properties of a test or a suite are run.
///
/// What a call of `forAll` sets is stronger, and a trait of a test is stronger than one of its
/// suite. The environment variables `GEN_CASES`, `GEN_SEED`, `GEN_TIME_BUDGET` (in seconds),
/// `GEN_STATISTICS` (`1`) and `GEN_ISOLATED` (`1`) set the same for all tests, and are weaker than
/// traits.
public struct PropertyTrait: TestTrait, SuiteTrait, TestScoping {
    let change: @Sendable (inout PropertyDefaults) -> Void

    /// Whether the trait applies to the tests inside a suite, which it always does.
    public var isRecursive: Bool { true }

    /// Runs the test with the setting.
    ///
    /// - Parameters:
    ///   - test: The test.
    ///   - testCase: The test case.
    ///   - function: The function that runs the test.
    /// - Throws: Any error that `function` throws.
    public func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        var defaults = PropertyDefaults.ofTraits
        change(&defaults)
        try await PropertyDefaults.$ofTraits.withValue(defaults) { try await function() }
    }
}

extension Trait where Self == PropertyTrait {
    /// Sets the number of cases of each property.
    public static func cases(_ cases: Int) -> PropertyTrait {
        PropertyTrait { $0.cases = cases }
    }

    /// Sets the seed of each property, so that every run has the same cases.
    public static func seed(_ seed: Seed) -> PropertyTrait {
        PropertyTrait { $0.seed = seed }
    }

    /// Sets the time after which a property begins no other case, see `RunSettings.timeBudget`.
    public static func timeBudget(_ budget: Duration) -> PropertyTrait {
        PropertyTrait { $0.timeBudget = budget }
    }

    /// Records the statistics of each property that holds as a warning.
    ///
    /// The statistics of a property that fails are part of its failure.
    public static var statistics: PropertyTrait {
        PropertyTrait { $0.showsStatistics = true }
    }

    /// Tries each case of each property in a child process before it runs in this one.
    ///
    /// A case that ends its process, such as with `fatalError`, is then a failure like any other:
    /// it shrinks, and the simplest such case is reported with its value, its token, and what the
    /// process wrote to standard error. The test continues after the property.
    ///
    /// The child is the same test program with only this test. What the test does before the
    /// property happens in the child too, and each case runs twice. Without this trait, a case that
    /// ends the process is reported in this way by the next run, which costs nothing until then.
    /// `GEN_ISOLATED=0` turns that off. Examples are not isolated.
    public static var isolated: PropertyTrait {
        PropertyTrait { $0.isIsolated = true }
    }
}
