import TestEffort
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
            0, -0.0, 1, -1, 2, 1000, 0x1p53, 0.5, -0.5, 1.5, 100.5, 0.25, 0.75, 0.1,
            .leastNonzeroMagnitude, 0x1p53 + 2, 0x1p54, 0x1.8p54, 0x1p55, .greatestFiniteMagnitude,
            .infinity, -.infinity, .nan,
        ]
        let ranks = ordered.map { FloatOrder.complexity(of: FloatOrder.ordinal(of: $0)) }
        for (one, next) in Swift.zip(ranks, ranks.dropFirst()) {
            #expect(one < next)
        }
    }

    @Test
    func `has a rank for each float, and different ones for different floats`() {
        var bits = SplitMix64(state: 1)
        var floats: [UInt64: Double] = [:]
        for _ in 0..<TestEffort.count(100_000, plain: 20_000) {
            let random = Double(bitPattern: bits.next())
            for value in [random, random.nextUp, random.significand, 1 / random.significand]
            where !value.isNaN {
                let rank = FloatOrder.complexity(of: FloatOrder.ordinal(of: value))
                #expect(floats[rank, default: value].bitPattern == value.bitPattern)
                floats[rank] = value
            }
        }
    }

    @Test
    func `orders days by year, then by month, then by day`() {
        let target = DayOrder.ordinal(year: 2000, month: 1, day: 1)
        var last: UInt64?
        for year in [2000, 2001, 1999, 2002] {
            for month in 1...12 {
                for day in [1, 2, 28] {
                    let ordinal = DayOrder.ordinal(year: year, month: month, day: day)
                    let rank = DayOrder.complexity(of: ordinal, target: target)
                    #expect(last.map { $0 < rank } ?? (rank == 0))
                    #expect(DayOrder.ordinal(ofComplexity: rank, target: target) == ordinal)
                    last = rank
                }
            }
        }
    }

    @Test(arguments: [0, 59, 372, UInt64.max - 1, .max])
    func `has a day for each rank`(rank: UInt64) {
        let days = Domain(daysOf: -1_000_000...1_000_000)
        let value = days.choice(days.target).value(ofComplexity: rank)
        #expect((days.low...days.high).contains(value))
    }

    @Test(arguments: [0, -0.0, 1, -1.5, .pi, .infinity, -.infinity] as [Double])
    func `converts between floats and ordinals`(value: Double) {
        let ordinal = FloatOrder.ordinal(of: value)
        #expect(FloatOrder.double(at: ordinal).bitPattern == value.bitPattern)
    }

    typealias Triple = (UInt64, UInt64, UInt64)
}
