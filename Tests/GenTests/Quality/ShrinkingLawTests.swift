import TestEffort
import Testing

@testable import Gen

/// Laws that hold for every generator.
@Suite
struct `Shrinking a failure` {
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
    func `tries only values that pass the filters`() {
        for seed in 0..<TestEffort.count(50, plain: 10) {
            let outcome = generator.check(RunSettings(cases: 500, seed: Seed(UInt64(seed)))) {
                list in
                #expect(list.allSatisfy { $0 % 3 != 1 && (-50...50).contains($0) })
                return list.reduce(0, +) < 60
            }
            #expect(outcome.verdict == .failed)
        }
    }

    @Test
    func `ends at the simplest failing record that it tries`() async {
        for seed in 0..<TestEffort.count(50, plain: 10) {
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
                let simplest = failing.dropFirst().reduce(start) { simplest, next in
                    ChoiceRecord.isSimpler(next, than: simplest) ? next : simplest
                }
                #expect(shrinker.best.choices == simplest)
                break
            }
        }
    }

    @Test
    func `never tries a record twice`() {
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
            // The last evaluation checks that the smallest value fails again.
            let smallest = tried.popLast()
            #expect(smallest?.count == 3)
            #expect(Set(tried).count == tried.count)
        }
    }

    @Test
    func `stays within the budget of evaluations`() {
        var settings = RunSettings(cases: 500, seed: 1)
        settings.shrinkBudget = 7
        let outcome = Generator<Int>.int().array().check(settings) { $0.count < 5 }
        #expect(outcome.counterexamples.first?.shrinkEvaluations ?? 100 <= 7)
        #expect(outcome.verdict == .failed)
    }
}
