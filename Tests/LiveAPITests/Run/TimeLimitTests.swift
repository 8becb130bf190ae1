import LiveAPI
import ManualTime
import Platform
import SessionContract
import Testing

/// The time limit of a whole run, in a time that passes only where a test says so.
@Suite(.timeLimit(.minutes(10)))
struct `A run with a time limit` {
    /// Runs in a time in which waits pass at once.
    ///
    /// The time limit of each request is seven seconds,
    /// which nothing waits for, so that it can be distinguished from them.
    private func run(
        _ server: ScriptedServer,
        _ change: (inout LiveConfiguration) -> Void
    ) async throws -> RecordedRun {
        let time = ManualTime { $0 != .seconds(7) }
        return try await RecordedRun.against(
            server.url,
            time: time,
            timeout: .seconds(7),
            change
        )
    }

    private func endless() throws -> ScriptedServer {
        try ScriptedServer { request in
            let page = request.target.split(separator: "=c").last.flatMap { Int($0) } ?? 0
            return .json(SessionPages.cursorPage([page], after: "c\(page + 1)", hasMore: true))
        }
    }

    private func expectShort(_ run: RecordedRun, unread: Int = 1) {
        #expect(run.rules == [.liveIncomplete])
        #expect(run.findings.first?.wording.kind == "max-time")
        #expect(run.outcome.walks.map(\.end) == [.timeLimit])
        #expect(run.outcome.isShort)
        #expect(run.outcome.unjudged[.maximumTime] == unread)
        #expect(!run.outcome.isCancelled)
    }

    @Test
    func `ends between two pages`() async throws {
        let server = try endless()
        defer { server.stop() }
        // The rate makes each request take ten seconds.
        let run = try await run(server) {
            $0.rate = 0.1
            $0.maximumTime = .seconds(38)
            $0.endpoints = [.list, .current]
        }
        // A page, and the other endpoint.
        expectShort(run, unread: 2)
        #expect(server.targets.count == 4)
        #expect(run.outcome.sessions == 4)
    }

    @Test
    func `ends in the middle of a wait`() async throws {
        let server = try ScriptedServer { _ in
            .init(status: 429, fields: ["Retry-After: 200", "Content-Length: 0"])
        }
        defer { server.stop() }
        let run = try await run(server) { $0.maximumTime = .seconds(150) }
        expectShort(run)
        #expect(run.sleeps == [.seconds(150)])
        #expect(server.targets.count == 1)
    }

    @Test
    func `ends in the middle of a request`() async throws {
        let server = try ScriptedServer { _ in .init(bytes: [], ending: .silence) }
        defer { server.stop() }
        let time = ManualTime()
        var arrivals = server.arrivals.makeAsyncIterator()
        async let run = RecordedRun.against(server.url, time: time) {
            $0.maximumTime = .seconds(20)
        }
        try #require(await arrivals.next() != nil)
        time.advance(by: .seconds(20))
        expectShort(try await run)
        #expect(server.targets.count == 1)
    }

    @Test
    func `ends in the middle of a body that is being judged`() async throws {
        let server = try ScriptedServer { _ in .json(SessionPages.list(0..<50_000)) }
        defer { server.stop() }
        let time = ManualTime()
        var source = time.source
        // Each look at the clock while the body is judged takes a second. The thread that receives
        // it belongs to no task.
        let now = source.now
        source.now = {
            if unsafe withUnsafeCurrentTask(body: { unsafe $0 != nil }) {
                time.advance(by: .seconds(1))
            }
            return now()
        }
        var configuration = LiveConfiguration(base: try BaseURL(parsing: server.url))
        configuration.maximumTime = .seconds(30)
        configuration.time = source
        var ledger = Ledger()
        let outcome = await LiveRun(configuration, hiding: SecretFilter()).run(
            JudgeSettings(now: 0),
            into: &ledger
        )
        #expect(outcome.walks.map(\.end) == [.timeLimit])
        #expect(outcome.sessions > 0 && outcome.sessions < 50_000, "\(outcome.sessions)")
        #expect(outcome.answers == 1)
        #expect(outcome.pages == 0)
        #expect(ledger.summary.rows.contains { $0.finding.rule == .liveIncomplete })
        #expect(!ledger.summary.rows.contains { $0.finding.rule == .jsonSyntax })
    }

    @Test
    func `counts the links that it did not get to`() async throws {
        let server = try ScriptedServer { request in
            let host = request.fields["host"] ?? ""
            guard request.target.hasPrefix("/api/v2/sessions") else {
                let id = request.target.split(separator: "/").last.flatMap { Int($0) } ?? 0
                return .json("{\"session\":\(SessionPages.session(id))}")
            }
            let sessions = (1...9).map {
                SessionPages.session($0, url: "https://\(host)/api/v2/users/7/sessions/\($0).json")
            }
            return .json("{\"sessions\":[\(sessions.joined(separator: ","))]}")
        }
        defer { server.stop() }
        let run = try await run(server) {
            $0.rate = 0.1
            $0.followsLinks = true
            $0.maximumTime = .seconds(38)
        }
        #expect(run.rules == [.liveIncomplete])
        #expect(run.outcome.links == .init(found: 9, followed: 3, foreign: 0))
        #expect(run.outcome.unjudged.description == "7 max-time")
    }
}
