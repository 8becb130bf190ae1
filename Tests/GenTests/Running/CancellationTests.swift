import Gen
import Testing

@Suite
struct `A run in a cancelled task` {
    private let numbers = Generator<Int>.int(in: 0...1000)

    @Test(arguments: [1, 3])
    func `stops, and does not pass`(workers: Int) async throws {
        var settings = RunSettings(cases: 5_000, seed: 1)
        settings.workers = workers
        let (starts, start) = AsyncStream<Task<PropertyOutcome<Int>, Never>>.makeStream()
        let run = Task { [settings] in
            // The property cancels the task that runs it, so it must receive that task first.
            guard let run = await starts.first(where: { _ in true }) else {
                preconditionFailure("the run did not start")
            }
            return await numbers.checkConcurrently(settings) { number, _ in
                if number > 500 { run.cancel() }
                return .holds
            }
        }
        start.yield(run)
        let outcome = await run.value
        let reason = try #require(outcome.verdict.reason)
        #expect(reason.contains("cancelled"))
        #expect(outcome.statistics.cases < 1000)
    }

    @Test
    func `does not report a failure of the cancelled property`() async {
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
