import Testing

@testable import Gen

@Suite
struct `The generator SplitMix64` {
    /// The expected values are printed by the author's C program for this state.
    @Test
    func `produces the published test vector`() {
        var bits = SplitMix64(state: 1_234_567)
        let words = (0..<5).map { _ in bits.next() }
        #expect(
            words == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ]
        )
    }

    @Test
    func `distributes numbers below a bound evenly`() {
        var bits = SplitMix64(state: 7)
        var counts = [Int](repeating: 0, count: 10)
        for _ in 0..<100_000 {
            counts[Int(bits.next(below: 10))] += 1
        }
        // Chi-square with 9 degrees of freedom exceeds 45 once in a million runs.
        #expect(chiSquare(counts, expected: 10_000) < 45)
    }

    @Test
    func `gives neighbouring cases streams without common words`() {
        let seed: Seed = 1
        var words: Set<UInt64> = []
        for index in 0..<1000 {
            var stream = seed.stream(forCase: UInt64(index))
            for _ in 0..<10 {
                words.insert(stream.next())
            }
        }
        #expect(words.count == 10_000)
    }
}

/// Returns the chi-square statistic of counts with the same expected value.
func chiSquare(_ counts: [Int], expected: Double) -> Double {
    counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
}
