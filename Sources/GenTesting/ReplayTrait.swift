public import Testing

/// Has the properties of a test try one case only, that of a token.
public struct ReplayTrait: TestTrait, TestScoping {
    let text: String

    /// The token for the test that is running.
    @TaskLocal static var token: String?

    /// Runs the test with the token.
    ///
    /// - Parameters:
    ///   - test: The test.
    ///   - testCase: The case of the test.
    ///   - function: What runs the test.
    /// - Throws: What the test throws.
    public func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await Self.$token.withValue(text) {
            try await function()
        }
    }
}

extension Trait where Self == ReplayTrait {
    /// Has ``forAll(_:_:sourceLocation:_:)`` try the case of a token and no other.
    ///
    /// A failure prints the token to paste here. A token of another version of the generators fails
    /// the test and says so.
    public static func replay(_ token: String) -> ReplayTrait {
        ReplayTrait(text: token)
    }
}
