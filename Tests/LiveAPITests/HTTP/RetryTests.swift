import LiveAPI
import ManualTime
import SessionContract
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(10)))
struct `A request that fails` {
    private typealias Reply = ScriptedServer.Reply

    /// Runs against a server that sends `replies` in turn, and then a good page.
    private func run(
        _ replies: [ScriptedServer.Reply],
        _ change: (inout LiveConfiguration) -> Void = { _ in }
    ) async throws -> (run: RecordedRun, requests: Int) {
        let rest = Mutex(replies[...])
        let server = try ScriptedServer { _ in
            rest.withLock { $0.popFirst() } ?? .json(SessionPages.list([1]))
        }
        defer { server.stop() }
        return (try await RecordedRun.against(server, change), server.requests.count)
    }

    private func limited(_ fields: String...) -> Reply {
        Reply(status: 429, fields: fields + ["Content-Length: 0"])
    }

    @Test(arguments: [
        (["Retry-After: 7"], 7_000),
        (["Retry-After: Sun, 06 Nov 1994 08:49:49 GMT"], 12_000),
        (["Retry-After: Sun, 06 Nov 1994 08:49:30 GMT"], nil),
        (["Retry-After: Sunday, 06-Nov-94 08:49:49 GMT"], 12_000),
        (["Retry-After: Sun Nov  6 08:49:49 1994"], 12_000),
        (["Retry-After: 1.5"], 1_500),
        (["RateLimit-Reset: 42"], 42_000),
        (["Zendesk-RateLimit-Sessions: total=100; remaining=0; resets=42"], 42_000),
        ([#"RateLimit: "default";r=0;t=30"#], 30_000),
        (["Retry-After: soon"], 500),
        ([], 500),
    ])
    func `is repeated after the wait that the response asks for`(
        _ fields: [String],
        _ milliseconds: Int?
    ) async throws {
        let reply = Reply(status: 429, fields: fields + ["Content-Length: 0"])
        let (run, requests) = try await run([reply])
        #expect(run.sleeps == (milliseconds.map { [.milliseconds($0)] } ?? []))
        #expect(requests == 2)
        #expect(run.findings == [])
    }

    @Test
    func `is repeated after doubling waits if the response asks for none`() async throws {
        let replies = [500, 502, 503, 504].map { Reply.json("", status: $0) }
        let (run, requests) = try await run(replies) { $0.retries = 4 }
        #expect(run.sleeps == [500, 1000, 2000, 4000].map { .milliseconds($0) })
        #expect(requests == 5)
        #expect(run.findings == [])
    }

    @Test
    func `is not repeated if the wait would be too long`() async throws {
        for wait in ["301", "99999999999999999999999"] {
            let (run, requests) = try await run([limited("Retry-After: \(wait)")])
            #expect(requests == 1)
            #expect(run.rules == [.liveRateLimited])
            #expect(run.sleeps == [])
            let observed = run.findings.first?.wording.observed ?? ""
            #expect(observed.contains("asked to wait "), "\(observed)")
            #expect(observed.hasSuffix(" s, more than 300 s; not repeated"), "\(observed)")
        }
    }

    @Test(arguments: [(429, Rule.liveRateLimited), (500, .liveStatus), (503, .liveStatus)])
    func `is given up after all retries`(_ status: Int, _ rule: Rule) async throws {
        let reply = Reply(status: status, fields: ["Content-Length: 0"])
        let (run, requests) = try await run(Array(repeating: reply, count: 9))
        #expect(requests == 4)
        #expect(run.rules == [rule])
    }

    @Test(arguments: [408, 425, 429, 500, 502, 503, 504, 506, 520, 599])
    func `is repeated if it may have another status later`(_ status: Int) async throws {
        let reply = Reply(status: status, fields: ["Content-Length: 0"])
        let (run, requests) = try await run([reply])
        #expect(requests == 2)
        #expect(run.findings == [])
    }

    @Test
    func `is not repeated after the waits of a run became too long in all`() async throws {
        let (run, requests) = try await run([
            limited("Retry-After: 200"), limited("Retry-After: 200"), limited("Retry-After: 200"),
        ]) { $0.maximumWait = .seconds(500) }
        #expect(run.sleeps == [.seconds(200), .seconds(200)])
        #expect(requests == 3)
        #expect(run.rules == [.liveRateLimited])
        let observed = run.findings.first?.wording.observed ?? ""
        #expect(
            observed.hasSuffix("asked to wait 200 s, and 500 s in all is the limit; not repeated")
        )
    }

    @Test
    func `is the last of the run if the API asks for too long a wait`() async throws {
        let server = try ScriptedServer { request in
            guard request.target.hasPrefix("/api/v2/sessions") else {
                return .init(status: 429, fields: ["Retry-After: 9999", "Content-Length: 0"])
            }
            let host = request.fields["host"] ?? ""
            let sessions = (1...5).map {
                SessionPages.session($0, url: "https://\(host)/api/v2/users/7/sessions/\($0)")
            }
            return .json("{\"sessions\":[\(sessions.joined(separator: ","))]}")
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server) {
            $0.followsLinks = true
            $0.endpoints = [.list, .current]
        }
        #expect(server.targets.count == 2)
        #expect(run.rules == [.liveRateLimited])
        #expect(run.sleeps == [])
        // The links that were not followed, and the other endpoint.
        #expect(run.outcome.unjudged.description == "5 long-wait, 1 status-429")
        #expect(run.outcome.links == .init(found: 5, followed: 1, foreign: 0))
        #expect(run.outcome.answers == 7)
        #expect(run.outcome.walks.map(\.end) == [.stopped, .stopped])
    }

    @Test
    func `leaves the wait to the next request after all retries`() async throws {
        let server = try ScriptedServer { request in
            request.target.hasPrefix("/api/v2/sessions")
                ? .init(status: 429, fields: ["Retry-After: 3", "Content-Length: 0"])
                : .json("{\"session\":\(SessionPages.session(1))}")
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server) {
            $0.retries = 1
            $0.endpoints = [.list, .current]
        }
        #expect(server.targets.count == 3)
        #expect(run.sleeps == [.seconds(3), .seconds(3)])
        #expect(run.rules == [.liveRateLimited])
        #expect(run.outcome.sessions == 1)
    }

    @Test
    func `is repeated after a cut body`() async throws {
        let head =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"
        let cut = Reply(bytes: Array(head.utf8), ending: .close)
        let (run, requests) = try await run([cut])
        #expect(requests == 2)
        #expect(run.findings == [])
        let (late, count) = try await self.run([cut, cut]) { $0.retries = 1 }
        #expect(count == 2)
        #expect(late.rules == [.liveBody])
        #expect(late.outcome.unjudged.description == "1 cut-body")
    }

    @Test(arguments: [
        ("RateLimit-Remaining: 0", "RateLimit-Reset: 9"),
        ("Zendesk-RateLimit-List: total=2; remaining=0; resets=9", "X-Other: 1"),
        (#"RateLimit: "default";r=0;t=9"#, #"RateLimit-Policy: "default";q=2;w=60"#),
    ])
    func `comes after the reset if nothing remains, and no wait comes after the last`(
        _ first: String,
        _ second: String
    ) async throws {
        let server = try ScriptedServer { request in
            let isLast = request.target.contains("after")
            let page = SessionPages.cursorPage([isLast ? 2 : 1], after: "c", hasMore: !isLast)
            return .json(page, status: 200, first, second)
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server)
        #expect(run.sleeps == [.seconds(9)])
        #expect(run.findings == [])
        #expect(run.outcome.sessions == 2)
    }

    @Test(arguments: [400, 401, 403, 404, 422, 501, 505])
    func `is not repeated if that would change nothing`(_ status: Int) async throws {
        let reply = Reply(status: status, fields: ["Content-Length: 0"])
        let (_, requests) = try await run([reply])
        #expect(requests == 1)
    }

    @Test
    func `is repeated after a lost connection`() async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{"
        let replies = [Reply(bytes: [], ending: .reset), Reply(bytes: [], ending: .close)]
        let (run, _) = try await run(replies)
        #expect(run.findings == [])
        #expect(run.outcome.pages == 1)
        let lost = Reply(bytes: Array(head.utf8), ending: .reset)
        let (late, requests) = try await self.run([lost, lost]) { $0.retries = 1 }
        #expect(requests == 2)
        #expect(late.rules == [.liveUnreachable])
        #expect(late.findings.first?.wording.kind == "lost")
    }

    @Test
    func `is reported as a timeout if there is no response`() async throws {
        for bytes in ["", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab"] {
            let server = try ScriptedServer { _ in
                Reply(bytes: Array(bytes.utf8), ending: .silence)
            }
            defer { server.stop() }
            let time = ManualTime.ofRuns()
            async let run = RecordedRun.against(server.url, time: time) { $0.retries = 1 }
            var arrivals = server.arrivals.makeAsyncIterator()
            for _ in 0..<2 {
                try #require(await arrivals.next() != nil)
                time.advance(by: RecordedRun.timeout)
            }
            #expect(try await run.rules == [.liveTimeout])
            #expect(server.requests.count == 2)
        }
    }

    @Test
    func `is reported as unreachable if nothing listens on the port`() async throws {
        // A port that was free a moment ago may belong to the server of another test by now. Port 1
        // is never assigned to a server.
        let run = try await RecordedRun.against("http://127.0.0.1:1")
        #expect(run.rules == [.liveUnreachable])
        #expect(run.sleeps.count == 3)
    }

    @Test
    func `is reported as unreachable at once if the host has no address or TLS fails`() async throws
    {
        for (code, kind) in [(6, "unknown-host"), (60, "TLS")] {
            let curl = try ScriptedCurl("exit \(code)")
            let run = await RecordedRun.of(try curl.liveConfiguration())
            #expect(run.rules == [.liveUnreachable])
            #expect(run.findings.first?.wording.kind == kind)
            #expect(run.sleeps == [])
        }
    }

    @Test
    func `does not start earlier than the rate allows`() async throws {
        let server = try ScriptedServer { request in
            let page = request.target.split(separator: "c").last.flatMap { Int($0) } ?? 0
            return .json(
                SessionPages.cursorPage([page], after: "c\(page + 1)", hasMore: page < 3)
            )
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server) { $0.rate = 4 }
        #expect(run.sleeps == Array(repeating: .milliseconds(250), count: 3))
    }

    @Test
    func `reports its waits as events`() async throws {
        let (run, _) = try await run([limited("Retry-After: 3")])
        let waits = run.events.compactMap { event in
            if case .waiting(let time, let reason, let field, let retry) = event {
                "\(time) \(reason) \(field ?? "") \(retry)"
            } else {
                nil
            }
        }
        #expect(waits == ["3.0 seconds status(429) Retry-After 1"])
    }
}
