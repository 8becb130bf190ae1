import Gen
import Synchronization
public import Testing

/// A trait that replays the case of a token instead of running all cases of a property.
public struct ReplayTrait: TestTrait, TestScoping {
    let text: String

    /// The replay of the running test.
    @TaskLocal static var current: Replay?

    /// A token to replay, and whether a property of the test used it.
    final class Replay: Sendable {
        let token: ReplayToken
        let wasUsed = Atomic(false)

        init(_ token: ReplayToken) {
            self.token = token
        }
    }

    /// Runs the test, with its properties replaying the token.
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
                the token \(text) does not belong to any property of this test, so nothing was \
                replayed; a token is bound to the file and the name of its test, and to the type \
                of the values
                """,
                sourceLocation: test.sourceLocation
            )
        }
    }
}

extension Trait where Self == ReplayTrait {
    /// Makes ``forAll(_:_:examples:sourceLocation:_:)`` run only the case of a token.
    ///
    /// Paste the token from the message of a failure. Properties that the token does not belong to
    /// are skipped. If the token belongs to no property of the test, is damaged, or was made by
    /// another version of the generators, the test fails and says why.
    public static func replay(_ token: String) -> ReplayTrait {
        ReplayTrait(text: token)
    }
}
