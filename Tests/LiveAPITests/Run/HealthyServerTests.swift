import LiveAPI
import SessionContract
import TestEffort
import Testing

/// Servers that keep every rule, each in its own way: with any division into pages, any form of
/// links and messages, and refusals that end within the retries.
@Suite(.serialized, .timeLimit(.minutes(60)))
struct `A healthy server` {
    @Test(arguments: TestEffort.sample(of: RandomServerRuns.seeds, every: 4))
    func `is never accused, and all of it is read`(seed: UInt64) async throws {
        let behavior = RandomServer(seed: seed)
        let server = try behavior.start()
        defer { server.stop() }
        let run = try await RecordedRun.against(server) { $0.maximumWait = .seconds(1_000_000) }
        #expect(run.findings == [])
        #expect(run.payloadRules == [])
        #expect(run.outcome.walks.map(\.end) == [.complete])
        #expect(run.outcome.sessions == behavior.pages.reduce(0) { $0 + $1.count })
        #expect(run.outcome.answers == behavior.pages.count)
        #expect(run.outcome.unjudged.total == 0)
    }
}
