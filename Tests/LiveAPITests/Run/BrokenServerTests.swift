import TestEffort
import Testing

/// Servers that are healthy but for one defect of one page.
@Suite(.serialized, .timeLimit(.minutes(60)))
struct `A broken server` {
    @Test(arguments: TestEffort.sample(of: ServerDefect.all, every: 3))
    func `is never called conforming, and its defect is named`(defect: ServerDefect) async throws {
        for seed in TestEffort.sample(of: RandomServerRuns.seedsOfEachDefect, every: 4) {
            let server = try RandomServer(seed: seed, defect: defect).start()
            defer { server.stop() }
            let run = await WholeRun(
                ["live", server.url, "--retries=0", "--format=json"],
                environment: [:]
            )
            #expect(run.code == 1 || run.code == 3, "seed \(seed): \(run.error)")
            let isNamed = defect.rules.contains { run.output.contains("\"rule\":\"\($0)\"") }
            #expect(isNamed, "seed \(seed): \(run.output)")
        }
    }
}
