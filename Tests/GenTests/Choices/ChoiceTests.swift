import Testing

@testable import Gen

@Suite
struct `A choice` {
    @Test(arguments: [(0, 9, 0), (0, 9, 4), (0, 9, 9), (5, 5, 5), (3, 10, 4)] as [Triple])
    func `has a complexity that ranks its range without gaps or ties`(range: Triple) {
        let (low, high, target) = range
        let ranks = (low...high).map { value in
            Choice(value: value, low: low, high: high, target: target, kind: .unsigned).complexity
        }
        #expect(ranks.sorted() == Array(0...(high - low)))
        #expect(ranks[Int(target - low)] == 0)
    }

    @Test(arguments: [0, 1, 2, 1000, UInt64.max - 1, .max])
    func `converts between ranks and values of the widest range`(rank: UInt64) {
        let choice = Choice(value: 0, low: 0, high: .max, target: 1 << 63, kind: .signed)
        var ranked = choice
        ranked.value = choice.value(ofComplexity: rank)
        #expect(ranked.complexity == rank)
    }

    @Test
    func `ranks the positive of two numbers at equal distance first`() {
        func complexity(_ number: Int64) -> UInt64 {
            let ordinal = UInt64(bitPattern: number) ^ (1 << 63)
            return Choice(value: ordinal, low: 0, high: .max, target: 1 << 63, kind: .signed)
                .complexity
        }
        #expect([0, 1, -1, 2, -2].map(complexity) == [0, 1, 2, 3, 4])
        #expect(complexity(.min) == .max)
    }

    @Test
    func `orders floats from whole numbers to fractions to special values`() {
        let ordered: [Double] = [
            0, -0.0, 1, -1, 2, 1000, 0x1p53, 1.5, 0.5, 0.25, 0.1, .infinity, -.infinity, .nan,
        ]
        let ranks = ordered.map { FloatOrder.complexity(of: FloatOrder.ordinal(of: $0)) }
        for (one, next) in Swift.zip(ranks, ranks.dropFirst()) {
            #expect(one < next)
        }
    }

    @Test(arguments: [0, -0.0, 1, -1.5, .pi, .infinity, -.infinity] as [Double])
    func `converts between floats and ordinals`(value: Double) {
        let ordinal = FloatOrder.ordinal(of: value)
        #expect(FloatOrder.double(at: ordinal).bitPattern == value.bitPattern)
    }

    typealias Triple = (UInt64, UInt64, UInt64)
}
