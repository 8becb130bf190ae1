import Gen
import Testing

@Suite
struct `A token` {
    @Test
    func `is short, however large the case`() throws {
        let lists = Generator<Int>.int().array(count: 100...120)
        // Without shrinking, the numbers stay large, and a hundred of them do not fit in a token.
        var settings = RunSettings(cases: 40, seed: 2)
        settings.shrinkBudget = 0
        settings.coversFirst = false
        let outcome = lists.check(settings) { _ in false }
        let found = try #require(outcome.counterexamples.first)
        #expect(found.token.description.utf8.count < 200)
        settings.cases = 0
        settings.replays = [try ReplayToken("\(found.token)")]
        let again = lists.check(settings) { _ in false }
        #expect(again.counterexamples.map(\.value) == [found.value])
    }

    @Test
    func `of a long list of equal elements contains the list`() throws {
        let lists = Generator<Int>.int().array(count: 0...300)
        let outcome = lists.check(RunSettings(cases: 300, seed: 1)) { $0.count < 200 }
        let found = try #require(outcome.counterexamples.first)
        #expect(found.value == Array(repeating: 0, count: 200))
        #expect(found.token.description.utf8.count < 40)
        var settings = RunSettings(cases: 0)
        settings.replays = [try ReplayToken("\(found.token)")]
        settings.shrinkBudget = 0
        let again = lists.check(settings) { $0.count < 200 }
        #expect(again.counterexamples.map(\.value) == [found.value])
    }

    @Test
    func `is rejected by a property with another name or type`() throws {
        var settings = RunSettings(cases: 100, seed: 1)
        settings.property = "numbers are small"
        let outcome = Generator<Int>.int(in: 0...100).check(settings) { $0 < 50 }
        let token = try #require(outcome.counterexamples.first).token
        settings.cases = 0
        settings.replays = [token]
        #expect(Generator<Int>.int(in: 0...100).check(settings) { $0 < 50 }.verdict == .failed)
        let others = [
            Generator<UInt8>.integer(in: 0...100).check(settings) { $0 < 50 }.verdict,
            {
                settings.property = "numbers are large"
                return Generator<Int>.int(in: 0...100).check(settings) { $0 < 50 }.verdict
            }(),
        ]
        for verdict in others {
            let reason = try #require(verdict.reason)
            #expect(reason.contains("belongs to another property"))
        }
    }

    @Test(arguments: 0..<200)
    func `of any choices can be read back`(seed: Int) throws {
        // Runs of equal numbers, around the length from which a run has its own group.
        let numbers = Generator<Int>.int(in: 0...3)
        let lists = numbers.flatMap { number in
            Generator<Int>.int(in: 1...5).map { Array(repeating: number, count: $0) }
        }.array(count: 0...8).map { Array($0.joined()) }
        let outcome = lists.check(RunSettings(cases: 1, seed: Seed(UInt64(seed)))) { _ in false }
        let found = try #require(outcome.counterexamples.first)
        for token in [found.token, found.originalToken] {
            #expect(try ReplayToken("\(token)") == token)
        }
    }

    @Test
    func `that claims more choices than a case can have is rejected`() {
        let codec = TokenCodec(letters: "0123456789abcdefghjkmnpqrstvwxyz")
        // The kind of token, the mark of a property, and a group of 2^40 zeros.
        var bytes: [UInt8] = [1, 0, 0]
        TokenCodec.append(1 << 41 | 1, to: &bytes)
        bytes.append(0)
        // One of these checksums is the right one.
        for check in 0...255 as ClosedRange<UInt8> {
            let text = "g4-\(codec.text(of: bytes))-\(codec.text(of: [check]))"
            #expect(throws: ReplayTokenError.malformed(text)) { try ReplayToken(text) }
        }
    }
}
