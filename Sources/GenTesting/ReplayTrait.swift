import Gen
import Synchronization
public import Testing

/// Has the properties of a test try one case only, that of a token.
public struct ReplayTrait: TestTrait, TestScoping {
    let text: String

    /// What the test that is running replays.
    @TaskLocal static var current: Replay?

    /// A token that a test replays, and whether a property took it.
    final class Replay: Sendable {
        let token: ReplayToken
        let wasUsed = Atomic(false)

        init(_ token: ReplayToken) {
            self.token = token
        }
    }

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
        let replay: Replay
        do throws(ReplayTokenError) {
            replay = Replay(try ReplayToken(text))
        } catch {
            Issue.record("\(error)", sourceLocation: test.sourceLocation)
            return
        }
        try await Self.$current.withValue(replay) {
            try await function()
        }
        if !replay.wasUsed.load(ordering: .relaxed) {
            Issue.record(
                """
                the token \(text) belongs to no property of this test, so nothing was replayed; \
                tokens hold the file and the name of the test and the type of the values
                """,
                sourceLocation: test.sourceLocation
            )
        }
    }
}

extension Trait where Self == ReplayTrait {
    /// Has ``forAll(_:_:sourceLocation:_:)`` try the case of a token and no other.
    ///
    /// A failure prints the token to paste here. Properties of the test that the token does not
    /// belong to are skipped. A token that belongs to none, is damaged, or was made by another
    /// version of the generators fails the test and says so.
    public static func replay(_ token: String) -> ReplayTrait {
        ReplayTrait(text: token)
    }
}
