import Gen
import Synchronization
import Testing

/// A run reports what it saw: no failure is lost, and a property that was not judged does not pass.
@Suite
struct `A run` {
    @Test(arguments: [1, 3])
    func `reports a failure of a generator that does not repeat its values`(
        workers: Int
    ) async throws {
        let seen = Mutex<Set<Int>>([])
        let fresh = Generator<Int>.int().filter { value in
            seen.withLock { $0.insert(value).inserted }
        }
        var settings = RunSettings(cases: 50, seed: 1)
        settings.workers = workers
        let outcome = await fresh.checkConcurrently(settings) { _, _ in Verdict(false) }
        #expect(outcome.verdict == .failed)
        #expect(outcome.counterexamples.isEmpty)
        let failure = try #require(outcome.irreproducible.first)
        #expect(outcome.irreproducible.count == 1)
        #expect(failure.cause == .generator)
        #expect(failure.caseIndex != nil)
        #expect("\(failure)".contains("the generator is not deterministic"))
        #expect("\(failure)".contains("the property returned false"))
    }

    @Test
    func `reports a failure of a property that holds the second time`() throws {
        var asked: Set<Int> = []
        let outcome = Generator<Int>.int(in: 0...1000).check(RunSettings(cases: 50, seed: 1)) {
            !asked.insert($0).inserted
        }
        #expect(outcome.verdict == .failed)
        #expect(outcome.counterexamples.isEmpty)
        #expect(outcome.irreproducible.map(\.cause) == [.generatorOrProperty])
    }

    @Test
    func `reports a failure that happens only once`() {
        var questions = 0
        let outcome = Generator<Int>.int().check(RunSettings(cases: 200, seed: 1)) { _ in
            questions += 1
            return questions != 100
        }
        #expect(outcome.verdict == .failed)
        #expect(outcome.irreproducible.map(\.caseIndex) == [99])
    }

    @Test
    func `does not report a failure as irreproducible if it happens again`() {
        let outcome = Generator<Int>.int().check(RunSettings(cases: 200, seed: 1)) { $0 < 100 }
        #expect(outcome.counterexamples.map(\.value) == [100])
        #expect(outcome.irreproducible == [])
    }

    @Test(arguments: [0, -1, 1, 3, 100])
    func `without a judged case does not pass`(cases: Int) {
        let settings = RunSettings(cases: cases, seed: 1)
        let nothing = Generator<Int>.int().filter { _ in false }
        #expect(nothing.check(settings) { _ in true }.verdict.reason != nil)
        let discarding = Generator<Int>.int().check(settings) { _, _ in .discarded }
        #expect(discarding.verdict.reason != nil)
        #expect(discarding.statistics.cases == 0)
        if cases <= 0 {
            #expect(Generator<Int>.int().check(settings) { _ in true }.verdict.reason != nil)
        }
    }

    @Test
    func `does not pass with a few judged cases among many discarded ones`() {
        var number = 0
        let outcome = Generator<Int>.int().check(RunSettings(cases: 100, seed: 1)) { _, _ in
            number += 1
            return number % 33 == 0 ? .holds : .discarded
        }
        #expect(outcome.verdict.reason != nil)
    }

    @Test(arguments: [1, 2, 5])
    func `counts every case once, including rejected ones`(workers: Int) async {
        // Half of the values are rejected, for a reason that usually applies to all cases.
        let half = Generator<Int> { source throws(Rejection) in
            let value = try source.draw(.int(in: 0...9))
            guard value < 5 else {
                throw .impossible("there is no such value", Place(file: "A", line: 1))
            }
            return value
        }
        var settings = RunSettings(cases: 640, seed: 1)
        settings.workers = workers
        let outcome = await half.checkConcurrently(settings) { _, _ in .holds }
        #expect(outcome.verdict == .passed)
        #expect(outcome.statistics.cases + outcome.statistics.discards == 640)
    }

    @Test(arguments: [1, 3])
    func `counts every case once if there are more than the plan enumerates`(workers: Int) async {
        // The probes see six combinations, but random cases have others.
        let numbers = Generator<Double>.double(in: 1...1).optional().optional()
        let generator = Generator<Int>.int(in: 0...0).dictionary(to: numbers, count: 1...1)
        for seed in 0..<20 as Range<UInt64> {
            var settings = RunSettings(cases: 7, seed: Seed(seed))
            settings.workers = workers
            let outcome = await generator.checkConcurrently(settings) { _, _ in .holds }
            #expect(outcome.statistics.cases == (outcome.statistics.isExhaustive ? 6 : 7))
        }
    }

    @Test
    func `gives up at the same case with any number of workers`() async {
        // The first cases show that there are more combinations than the 34 of the plan.
        let parts = Generator<[Int]>.subset(of: [0, 1, 2, 3, 4])
        let generator = Generator<Int>.int(in: 0...0).dictionary(to: parts, count: 1...1)
        for seed in 0..<20 as Range<UInt64> {
            var settings = RunSettings(cases: 100, seed: Seed(seed))
            let single = await generator.checkConcurrently(settings) { _, _ in .discarded }
            settings.workers = 2
            let several = await generator.checkConcurrently(settings) { _, _ in .discarded }
            #expect(single.statistics == several.statistics)
        }
    }

    @Test
    func `does not trap with extreme settings`() async {
        for extreme in [Int.max, Int.min, -1, 0] {
            var settings = RunSettings(cases: 10, seed: 1)
            settings.workers = extreme
            settings.shrinkBudget = extreme
            settings.casesAfterFailure = extreme
            settings.discardsPerCase = extreme
            let outcome = await Generator<Int>.int(in: 0...9).checkConcurrently(settings) { _, _ in
                Verdict(false)
            }
            #expect(outcome.verdict == .failed)
            settings.firstCase = extreme
            #expect(Generator<Int>.int().check(settings) { _ in true }.verdict == .passed)
        }
        let endless = RunSettings(cases: .max, seed: 1)
        #expect(Generator<Int>.int().check(endless) { _, _ in .discarded }.verdict.reason != nil)
    }

    @Test
    func `draws from dependent ranges at the end of 64 bits`() {
        let pairs = Generator<UInt64>.integer(in: (UInt64.max - 2)...UInt64.max).flatMap { low in
            Generator<UInt64>.integer(in: low...UInt64.max).map { (low, $0) }
        }
        for seed in 0..<20 as Range<UInt64> {
            let settings = RunSettings(cases: 300, seed: Seed(seed))
            #expect(pairs.check(settings) { $0.0 <= $0.1 }.verdict == .passed)
        }
    }
}
