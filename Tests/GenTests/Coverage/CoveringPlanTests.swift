import Synchronization
import Testing

@testable import Gen

@Suite
struct `A covering plan` {
    private let places = (0..<5).map { index in
        ProbedPlace(address: 1 << 63 | UInt64(index), kind: .signed, count: 100, levels: 3 + index)
    }

    private func level(of place: ProbedPlace, _ row: Int, in plan: CoveringPlan) -> Int? {
        plan.place(at: place.address).flatMap { plan.level(of: $0, row: row) }
    }

    @Test
    func `contains every pair of levels of every two places`() {
        let plan = CoveringPlan(places: places)
        for (index, one) in places.enumerated() {
            for other in places.dropFirst(index + 1) {
                var pairs: Set<[Int]> = []
                for row in 0..<plan.rows {
                    let levels = [one, other].map { place in
                        (level(of: place, row, in: plan) ?? -1) % place.levels
                    }
                    pairs.insert(levels)
                }
                #expect(pairs.count == one.levels * other.levels)
            }
        }
    }

    /// Addresses that differ only in bits that the table ignores are in the same slot.
    @Test
    func `finds each of its places and no other`() {
        let addresses = (0..<40 as Range<UInt64>).map { index -> UInt64 in
            let (span, sibling) = index.quotientAndRemainder(dividingBy: 4)
            return 1 << 63 | span << 40 | sibling
        }
        let plan = CoveringPlan(
            places: addresses.map {
                ProbedPlace(address: $0, kind: .signed, count: 100, levels: 3)
            }
        )
        #expect(addresses.allSatisfy { plan.place(at: $0)?.address == $0 })
        #expect(plan.place(at: 1 << 63 | 4)?.address == nil)
        #expect(CoveringPlan.empty.place(at: addresses[0])?.address == nil)
    }

    @Test
    func `draws a case that is left to chance as if there were no plan`() throws {
        let planned = CaseDrawing(SessionRecord.generator, seed: 3, coversFirst: true)
        let free = CaseDrawing(SessionRecord.generator, seed: 3, coversFirst: false)
        let plan = try #require(planned.plan)
        var source = Source()
        var same = 0
        for index in plan.combinations..<plan.cases where plan.step(index).isFree {
            let one = try planned.draw(index, from: &source)
            let other = try free.draw(index, from: &source)
            #expect("\(one)" == "\(other)")
            same += 1
        }
        #expect(same > plan.rows / 2)
    }

    @Test
    func `puts all places at the same level in its first rows`() {
        let plan = CoveringPlan(places: places)
        for row in 0..<3 {
            #expect(places.allSatisfy { level(of: $0, row, in: plan) == row })
        }
    }

    @Test
    func `enumerates all combinations of four fields with three states`() {
        let states = Generator<Int>.element(of: [0, 1, 2])
        var seen: Set<[Int]> = []
        _ = states.array(count: 4).check(RunSettings(cases: 84, seed: 1)) { state in
            seen.insert(state)
            return true
        }
        #expect(seen.count == 81)
    }

    @Test
    func `ends a run when all values of a small generator have been tried`() {
        var calls = 0
        let outcome = Generator<Bool>.bool().check(RunSettings(cases: 1000)) { _ in
            calls += 1
            return true
        }
        #expect(outcome.verdict == .passed)
        #expect(outcome.statistics.isExhaustive)
        #expect(calls < 10)
    }

    @Test
    func `does not count a generator with other places as exhausted`() {
        let generator = Generator<Bool>.bool().flatMap { isLong in
            isLong ? .int(in: 0...1_000_000) : .just(0)
        }
        let outcome = generator.check(RunSettings(cases: 500)) { _ in true }
        #expect(!outcome.statistics.isExhaustive)
        #expect(outcome.statistics.cases == 500)
    }

    /// A probe draws the simplest choice first, and sees the narrowest range then.
    @Test(arguments: [(0, 3), (2, 5)])
    func `does not count a generator as exhausted if a range becomes wider`(first: Int, last: Int) {
        let generator = Generator<Int>.int(in: first...last).flatMap {
            Generator<Int>.int(in: 0...$0 * 3)
        }
        let outcome = generator.check(RunSettings(cases: 1000, seed: 1)) { $0 < 3 * last }
        #expect(outcome.verdict == .failed)
        #expect(!outcome.statistics.isExhaustive)
    }

    /// The places of a rejected case are as unplanned as those of any other.
    @Test
    func `does not count a generator as exhausted if what it rejects has other places`() {
        let choices = Generator<Bool>.oneOf(.just(false), .just(true))
        let numbers = Generator<Int>.zip(choices, choices).flatMap { one, other in
            one == other
                ? .just(-1) : .int(in: 0...100_000).filter { $0 % 1000 == 777 }
        }
        let outcome = numbers.check(RunSettings(cases: 1000, seed: 1)) { $0 == -1 }
        #expect(!outcome.statistics.isExhaustive)
        #expect(outcome.verdict == .failed)
    }

    @Test
    func `does not draw a planned value again that a filter rejected`() {
        let calls = Mutex(0)
        let odd = Generator<Int>.int(in: 0...100_000).filter { number in
            calls.withLock { $0 += 1 }
            return number % 2 == 1
        }
        let outcome = odd.check(RunSettings(cases: 24, seed: 1)) { _ in true }
        #expect(outcome.statistics.cases > 0)
        #expect(calls.withLock { $0 } < 200)
    }
}
