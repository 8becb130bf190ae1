import Gen
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite
struct `A replay` {
    private let generator = Generator<Int>.int(in: 0...1000).array(count: 0...10)

    @Test
    func `of a token makes the smallest value again`() throws {
        let found = try #require(failing().counterexamples.first)
        #expect(found.value == [501])
        var settings = RunSettings(cases: 0)
        settings.replays = [try ReplayToken("\(found.token)")]
        let again = generator.check(settings) { $0.allSatisfy { $0 <= 500 } }
        #expect(again.counterexamples.map(\.value) == [[501]])
        #expect(again.statistics.cases == 1)
    }

    @Test
    func `of the original token makes the original value again`() throws {
        let found = try #require(failing().counterexamples.first)
        var settings = RunSettings(cases: 0)
        settings.replays = [try ReplayToken("\(found.originalToken)")]
        settings.shrinkBudget = 0
        let again = generator.check(settings) { $0.allSatisfy { $0 <= 500 } }
        #expect(again.counterexamples.map(\.value) == [found.original])
    }

    /// The token was printed by another process, and must have the same meaning everywhere.
    @Test
    func `accepts a token from another process`() throws {
        var settings = RunSettings(cases: 0)
        settings.replays = [try ReplayToken(PinnedCases.token)]
        let again = generator.check(settings) { $0.allSatisfy { $0 <= 500 } }
        #expect(again.counterexamples.map(\.value) == [[501]])
    }

    @Test
    func `rejects a token of another version`() throws {
        let other = "g99" + PinnedCases.token.dropFirst(2)
        #expect(throws: ReplayTokenError.otherVersion(found: 99, current: 4)) {
            try ReplayToken(other)
        }
    }

    @Test(arguments: ["", "g4", "g4-", "g4--", "g4-0!-00", "x2-00-00", "g4-zzzzzzzz-00"])
    func `rejects text that is not a token`(text: String) {
        #expect(throws: ReplayTokenError.malformed(text)) { try ReplayToken(text) }
    }

    @Test
    func `rejects a damaged token`() throws {
        let token = try #require(failing().counterexamples.first).token.description
        for index in token.indices.dropFirst(3) where token[index] != "-" {
            var damaged = token
            damaged.replaceSubrange(index...index, with: token[index] == "0" ? "1" : "0")
            #expect(throws: ReplayTokenError.self) { try ReplayToken(damaged) }
        }
    }

    @Test
    func `rejects a token that does not fit the generator`() throws {
        let found = try #require(failing().counterexamples.first)
        var settings = RunSettings(cases: 0)
        settings.replays = [found.token]
        let outcome = Generator<Int>.int().array(count: 3).check(settings) { _ in true }
        let reason = try #require(outcome.verdict.reason)
        #expect(reason.contains("does not fit"))
    }

    private func failing() -> PropertyOutcome<[Int]> {
        generator.check(RunSettings(cases: 1000, seed: 3)) { $0.allSatisfy { $0 <= 500 } }
    }
}
