import Gen
import Testing

@Suite
struct `Sets and dictionaries that are nearly full` {
    @Test
    func `have a feasible size in every case`() {
        let bytes = Generator<UInt8>.integer().set(count: 256...256)
        #expect(samples(bytes, 3).allSatisfy { $0.count == 256 })
        let numbers = Generator<Int>.int(in: 0...199).set(count: 200...200)
        #expect(samples(numbers, 3).allSatisfy { $0 == Set(0...199) })
        let integers = Generator<Int>.int().set(count: 500...500)
        #expect(samples(integers, 2).allSatisfy { $0.count == 500 })
        let suits = Generator<Suit>.anyCase().set(count: 6...6)
        #expect(samples(suits, 200).allSatisfy { $0 == Set(Suit.allCases) })
        let some = Generator<UInt8>.integer().set(count: 0...256)
        #expect(samples(some, 60).contains { $0.count == 256 })
    }

    @Test
    func `contain all possible keys, each with a value`() {
        let ranks = Generator<Suit>.anyCase().dictionary(to: .int(in: 5...9), count: 6...6)
        let dictionaries = samples(ranks, 300)
        #expect(dictionaries.allSatisfy { $0.count == 6 })
        #expect(dictionaries.allSatisfy { $0.values.allSatisfy { (5...9).contains($0) } })
        #expect(Set(dictionaries.map { $0[.hearts] }) == [5, 6, 7, 8, 9])
    }

    @Test
    func `contain elements made of several choices`() {
        let pairs = Generator<[Int]>.int(in: 0...3).array(count: 2)
        #expect(samples(pairs.set(count: 16...16), 20).allSatisfy { $0.count == 16 })
        // There are 1 + 3 + 9 + 27 lists.
        let lists = Generator<[Int]>.int(in: 0...2).array(count: 0...3)
        #expect(samples(lists.set(count: 40...40), 10).allSatisfy { $0.count == 40 })
        let rare: Generator<Int> = .frequency((1_000_000, .just(-1)), (1, .int(in: 0...99)))
        #expect(samples(rare.set(count: 101...101), 10).allSatisfy { $0.count == 101 })
        let nested = Generator<Set<Int>>.int(in: 0...3).set(count: 0...4)
        #expect(samples(nested.set(count: 16...16), 20).allSatisfy { $0.count == 16 })
    }

    @Test
    func `skip elements that a filter rejects`() {
        let thirds = Generator<Int>.int(in: 0...99).filter { $0 % 3 == 0 }.set(count: 34...34)
        #expect(samples(thirds, 20).allSatisfy { $0.count == 34 })
        let sums: Generator<Int> = .zip(.int(in: 0...9), .int(in: 0...9)).compactMap { ten, one in
            ten < one ? 10 * ten + one : nil
        }
        #expect(samples(sums.set(count: 45...45), 10).allSatisfy { $0.count == 45 })
    }

    @Test(arguments: [
        reason(Generator<UInt8>.integer().set(count: 257...257)),
        reason(.element(of: [1, 1, 1]).set(count: 2...2)),
        reason(.just(1).set(count: 2...9)),
        reason(.int().map { $0 % 3 }.set(count: 6...6)),
        reason(.string(of: Alphabet("ab"), count: 0...1).dictionary(to: .int(), count: 4...9)),
    ])
    func `are rejected if their size is infeasible`(reason: String?) {
        #expect(reason?.contains("distinct elements, but found fewer") == true)
        #expect(reason?.contains("FullSetTests.swift") == true)
    }

    @Test
    func `have all possible elements if those are enough`() {
        #expect(samples(Generator<Bool>.bool().set(count: 2...9), 200).allSatisfy { $0.count == 2 })
    }

    @Test
    func `shrink to the simplest elements`() {
        let bytes = Generator<UInt8>.integer().set(count: 0...256).map { $0.sorted() }
        #expect(forms(bytes, seeds: 1) { $0.count < 10 } == ["\(Array(0..<10))"])
        let numbers = Generator<Int>.int(in: 0...19).set(count: 16...20).map { $0.sorted() }
        #expect(forms(numbers, seeds: 2) { _ in false } == ["\(Array(0..<16))"])
        let missing = forms(numbers, seeds: 1) { $0.contains(7) }
        #expect(missing == ["\(Array(0..<7) + Array(8..<17))"])
    }

    @Test
    func `shrink to a required element and the simplest others`() {
        let digits = Generator<Int>.int(in: 0...9).set(count: 0...10).map { $0.sorted() }
        #expect(forms(digits, seeds: 5) { !$0.contains(7) || $0.count < 4 } == ["[0, 1, 2, 7]"])
        let all = forms(digits, seeds: 5) { $0.count < 10 }
        #expect(all == ["\(Array(0...9))"])
        let suits = Generator<Suit>.anyCase().dictionary(to: .int(in: 0...9), count: 0...6)
        let texts = suits.map { ranks in ranks.map { "\($0.key) \($0.value)" }.sorted() }
        let hearts = forms(texts, seeds: 5) { !$0.contains("hearts 4") }
        #expect(hearts == ["[\"hearts 4\"]"])
    }

    @Test
    func `can be replayed from a token`() throws {
        let generator = Generator<UInt8>.integer(in: 0...15).set(count: 14...16)
        let settings = RunSettings(cases: 20, seed: 5)
        let failed = try #require(
            generator.check(settings) { !$0.contains(14) }.counterexamples.first
        )
        var again = settings
        again.replays = [failed.token]
        again.cases = 0
        let outcome = generator.check(again) { !$0.contains(14) }
        #expect(outcome.counterexamples.first?.value == failed.value)
    }

    private enum Suit: CaseIterable, Hashable {
        case acorns
        case bells
        case clubs
        case diamonds
        case hearts
        case spades
    }
}
