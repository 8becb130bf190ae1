import Gen
import Testing

@Suite
struct `A run in a task that is cancelled` {
    private let numbers = Generator<Int>.int(in: 0...1000)

    @Test(arguments: [1, 3])
    func `stops, and does not pass`(workers: Int) async {
        var settings = RunSettings(cases: 5_000, seed: 1)
        settings.workers = workers
        let run = Task { [settings] in
            await numbers.checkConcurrently(settings) { number, _ in
                if number > 500 { unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } }
                return .holds
            }
        }
        let outcome = await run.value
        guard workers == 1 else {
            // Each worker has a task of its own, and stops alone.
            #expect(outcome.statistics.cases <= 5_000)
            return
        }
        guard case .gaveUp(let reason) = outcome.verdict else {
            Issue.record("the run should have given up")
            return
        }
        #expect(reason.contains("cancelled"))
        #expect(outcome.statistics.cases < 1000)
    }

    @Test
    func `does not take what the property says then for a failure`() async {
        let run = Task {
            await numbers.checkAsync(RunSettings(cases: 1000, seed: 1)) { number, _ in
                if number > 500 { unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } }
                return Verdict(!Task.isCancelled)
            }
        }
        let outcome = await run.value
        #expect(outcome.verdict != .passed)
        #expect(outcome.counterexamples.isEmpty)
        #expect(outcome.irreproducible.isEmpty)
    }
}
