import Gen
import TestEffort
import Testing

@Suite
struct `A run of a property` {
    private let numbers = Generator<Int>.int(in: 0...100_000)

    @Test
    func `passes with all cases if the property holds`() {
        let outcome = numbers.check(RunSettings(cases: 300, seed: 1)) { $0 >= 0 }
        #expect(outcome.verdict == .passed)
        #expect(outcome.statistics.cases == 300)
        #expect(outcome.counterexamples.isEmpty)
        #expect(outcome.seed == 1)
    }

    @Test
    func `reports a smallest case for each of two ways to fail`() {
        let outcome = numbers.check(RunSettings(cases: 1000, seed: 1)) { number, _ in
            if number > 5000 {
                return .fails(Failure(identity: "large", message: "\(number) is large"))
            }
            if number > 70, number.isMultiple(of: 2) {
                return .fails(Failure(identity: "even", message: "\(number) is even"))
            }
            return .holds
        }
        let found = outcome.counterexamples.sorted { $0.value < $1.value }
        #expect(found.map(\.value) == [72, 5001])
        #expect(found.map(\.failure.identity) == ["even", "large"])
        #expect(found.last?.failure.message == "5001 is large")
    }

    @Test
    func `runs and shrinks an asynchronous property`() async {
        let outcome = await numbers.checkAsync(RunSettings(cases: 500, seed: 1)) { number, _ in
            await Task.yield()
            return Verdict(number < 321)
        }
        #expect(outcome.counterexamples.map(\.value) == [321])
    }

    @Test(arguments: TestEffort.sample(of: [3, 8, 2], every: 3))
    func `finds the same with several workers as with one`(workers: Int) async {
        for seed in 0..<TestEffort.count(10, plain: 4) {
            var settings = RunSettings(cases: 2000, seed: Seed(UInt64(seed)))
            let property: @Sendable (Int, CaseNotes) async -> Verdict = { number, notes in
                notes.label(number.isMultiple(of: 2) ? "even" : "odd")
                notes.cover("small", atLeast: 0.001, number < 50)
                return number % 1000 == 999
                    ? .fails(Failure(identity: "\(number > 50_000)", message: "")) : .holds
            }
            let single = await numbers.checkAsync(settings, property: property)
            settings.workers = workers
            let several = await numbers.checkConcurrently(settings, property: property)
            #expect(several.statistics == single.statistics)
            #expect(several.verdict == single.verdict)
            #expect(several.counterexamples.map(\.value) == single.counterexamples.map(\.value))
            #expect(several.counterexamples.map(\.token) == single.counterexamples.map(\.token))
        }
    }

    @Test
    func `has the same cases when it is split into shards`() {
        func values(from first: Int, _ cases: Int) -> [Int] {
            var settings = RunSettings(cases: cases, seed: 5)
            settings.firstCase = first
            var values: [Int] = []
            _ = numbers.check(settings) { value in
                values.append(value)
                return true
            }
            return values
        }
        #expect(values(from: 0, 500) + values(from: 500, 700) == values(from: 0, 1200))
    }

    @Test
    func `has the same outcome whether the property is awaited or not`() async {
        var settings = RunSettings(cases: 600, seed: 7)
        settings.casesAfterFailure = 40
        let property: (Int, CaseNotes) -> Verdict = { number, notes in
            notes.classify(number > 50_000, as: "large")
            return number % 3 == 2 ? .discarded : Verdict(number < 60_000)
        }
        let direct = numbers.check(settings, property: property)
        let awaited = await numbers.checkAsync(settings) { property($0, $1) }
        #expect(direct.statistics == awaited.statistics)
        #expect(direct.verdict == awaited.verdict)
        #expect(
            direct.counterexamples.map(\.token) == awaited.counterexamples.map(\.token)
        )
    }

    @Test
    func `does not count the labels of a case for the next one`() {
        var calls = 0
        let outcome = numbers.check(RunSettings(cases: 50, seed: 1)) { _, notes in
            calls += 1
            if calls % 10 == 0 { notes.label("tenth") }
            if calls % 25 == 0 { notes.cover("25th", atLeast: 0, true) }
            return .holds
        }
        #expect(outcome.statistics.labels == ["tenth": 5])
        #expect(outcome.statistics.coverage.map(\.cases) == [2])
    }

    @Test
    func `counts labels and classes`() {
        let outcome = numbers.check(RunSettings(cases: 400, seed: 1)) { number, notes in
            notes.classify(number > 50_000, as: "large")
            notes.cover("any", atLeast: 0.5, true)
            return .holds
        }
        #expect((1..<400).contains(outcome.statistics.labels["large"] ?? 0))
        #expect(outcome.statistics.coverage.map(\.verdict) == [.sufficient])
    }

    @Test
    func `gives up if a class is too rare`() throws {
        let outcome = numbers.check(RunSettings(cases: 2000, seed: 1)) { number, notes in
            notes.cover("none", atLeast: 0.2, number < 0)
            return .holds
        }
        let reason = try #require(outcome.verdict.reason)
        #expect(reason.contains("'none'"))
    }

    @Test
    func `judges the size of a class only when it is certain`() {
        #expect(coverage(hits: 500, of: 1000, demanded: 0.5) == .undecided)
        #expect(coverage(hits: 50_000, of: 100_000, demanded: 0.5) == .sufficient)
        #expect(coverage(hits: 400, of: 1000, demanded: 0.5) == .insufficient)
        #expect(coverage(hits: 0, of: 10, demanded: 0.1) == .undecided)
        #expect(coverage(hits: 0, of: 1000, demanded: 0.1) == .insufficient)
    }

    private func coverage(hits: Int, of cases: Int, demanded share: Double) -> CoverageVerdict? {
        var settings = RunSettings(cases: cases, seed: 1)
        settings.coversFirst = false
        var index = 0
        let outcome = Generator<UInt64>.integer().check(settings) { _, notes in
            notes.cover("class", atLeast: share, index < hits)
            index += 1
            return .holds
        }
        return outcome.statistics.coverage.first?.verdict
    }
}
