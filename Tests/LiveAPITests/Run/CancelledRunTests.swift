import LiveAPI
import ManualTime
import SessionContract
import Testing

/// Time does not pass in these runs, so only the cancellation can end them.
@Suite(.timeLimit(.minutes(10)))
struct `A cancelled run` {
    @Test
    func `ends in the middle of a request`() async throws {
        let server = try ScriptedServer { _ in .init(bytes: [], ending: .silence) }
        defer { server.stop() }
        let configuration = LiveConfiguration(base: try BaseURL(parsing: server.url))
        let run = Task { await RecordedRun.of(configuration, time: ManualTime()) }
        var arrivals = server.arrivals.makeAsyncIterator()
        try #require(await arrivals.next() != nil)
        run.cancel()
        let record = await run.value
        #expect(record.findings == [])
        #expect(record.outcome.isCancelled)
        #expect(record.outcome.walks.map(\.end) == [.cancelled])
        #expect(server.requests.count == 1)
    }

    @Test
    func `ends in the middle of a wait`() async throws {
        let server = try ScriptedServer { _ in
            .init(status: 429, fields: ["Retry-After: 200", "Content-Length: 0"])
        }
        defer { server.stop() }
        var configuration = LiveConfiguration(base: try BaseURL(parsing: server.url))
        configuration.endpoints = [.list, .current]
        let (waits, wait) = AsyncStream.makeStream(of: Void.self)
        let run = Task { [configuration] in
            await RecordedRun.of(configuration, time: ManualTime()) { event in
                if case .waiting = event { wait.yield() }
            }
        }
        var iterator = waits.makeAsyncIterator()
        try #require(await iterator.next() != nil)
        run.cancel()
        let record = await run.value
        #expect(record.findings == [])
        #expect(record.outcome.walks.map(\.end) == [.cancelled])
        #expect(record.outcome.walks.map(\.endpoint) == [.list])
    }
}
