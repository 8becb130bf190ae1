import Testing

@testable import Gen

/// The library tested by itself: what holds for every shrink, whatever the generator.
@Suite
struct `The laws of shrinking` {
    private let generator = Generator<[Int]>.recursive(
        depth: 3,
        base: Generator<Int>.int(in: -50...50).filter { $0 % 3 != 1 }.array(count: 0...4)
    ) { inner in
        .oneOf(
            inner.flatMap { list in
                Generator<Int>.int(in: -50...50).filter { $0 % 3 != 1 }.array(count: list.count)
            },
            .zip(inner, inner).map { $0 + $1 }
        )
    }

    @Test
    func `what a filter promises holds for every value that shrinking tries`() {
        for seed in 0..<50 {
            let outcome = generator.check(RunSettings(cases: 500, seed: Seed(UInt64(seed)))) {
                list in
                #expect(list.allSatisfy { $0 % 3 != 1 && (-50...50).contains($0) })
                return list.reduce(0, +) < 60
            }
            #expect(outcome.verdict == .failed)
        }
    }

    @Test
    func `shrinking never goes up`() async {
        for seed in 0..<50 {
            let drawing = CaseDrawing(generator, seed: Seed(UInt64(seed)), coversFirst: false)
            var source = Source()
            for index in 0..<200 {
                guard let list = try? drawing.draw(index, from: &source), list.reduce(0, +) > 30
                else { continue }
                let start = source.choices
                var failing = [start]
                let shrinker = Shrinker(
                    generator,
                    from: start,
                    failure: Failure(identity: "sum", message: ""),
                    seen: [],
                    budget: 500
                ) { list, choices in
                    guard list.reduce(0, +) > 30 else { return .holds }
                    failing.append(choices)
                    return .fails(Failure(identity: "sum", message: ""))
                }
                await shrinker.shrink()
                for (one, next) in Swift.zip(failing, failing.dropFirst()) {
                    #expect(ChoiceRecord.isSimpler(next, than: one))
                }
                #expect(shrinker.best.choices == failing.last)
                break
            }
        }
    }

    @Test
    func `a record is never tried twice`() {
        for seed in 0..<20 {
            var settings = RunSettings(cases: 500, seed: Seed(UInt64(seed)))
            settings.casesAfterFailure = 0
            settings.coversFirst = false
            var tried: [[Int16]] = []
            var hasFailed = false
            _ = Generator<Int16>.integer().array(count: 0...8).check(settings) { list in
                if hasFailed {
                    tried.append(list)
                }
                let holds = list.count < 3
                hasFailed = hasFailed || !holds
                return holds
            }
            // The last question is whether the smallest value fails again.
            let smallest = tried.popLast()
            #expect(smallest?.count == 3)
            #expect(Set(tried).count == tried.count)
        }
    }

    @Test
    func `the budget of evaluations is kept`() {
        var settings = RunSettings(cases: 500, seed: 1)
        settings.shrinkBudget = 7
        let outcome = Generator<Int>.int().array().check(settings) { $0.count < 5 }
        #expect(outcome.counterexamples.first?.shrinkEvaluations ?? 100 <= 7)
        #expect(outcome.verdict == .failed)
    }
}
