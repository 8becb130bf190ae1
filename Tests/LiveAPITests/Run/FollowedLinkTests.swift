import LiveAPI
import SessionContract
import StrictJSON
import Testing

@Suite(.timeLimit(.minutes(10)))
struct `The url of a session` {
    /// Follows the links of a page with `sessions`; requests for single sessions get `answer`.
    private func run(
        _ sessions: [String],
        limit: Int? = nil,
        answer: @escaping @Sendable (String) -> ScriptedServer.Reply
    ) async throws -> (run: RecordedRun, targets: [String]) {
        let page = sessions.joined(separator: ",")
        let server = try ScriptedServer { request in
            guard request.target.hasPrefix("/api/v2/sessions") else {
                return answer(request.target)
            }
            let host = request.fields["host"] ?? ""
            return .json("{\"sessions\":[\(page.replacing("HOST", with: host))]}")
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server) {
            $0.followsLinks = true
            $0.maximumLinks = limit
            $0.retries = 0
        }
        return (run, Array(server.targets.dropFirst()))
    }

    private func session(_ id: Int, _ path: String, host: String = "https://HOST") -> String {
        SessionPages.session(id, url: host + path)
    }

    private static func single(_ target: String) -> ScriptedServer.Reply {
        let id = target.split(separator: "/").last.flatMap { Int($0) } ?? 0
        return .json("{\"session\":[\(SessionPages.session(id))]}")
    }

    @Test
    func `returns that session`() async throws {
        let (run, targets) = try await run([
            session(1, "/api/v2/users/7/sessions/1.json"),
            session(2, "/api/v2/users/7/sessions/2"),
        ]) { Self.single($0) }
        #expect(run.findings == [])
        #expect(targets == ["/api/v2/users/7/sessions/1", "/api/v2/users/7/sessions/2"])
        #expect(run.outcome.pages == 3)
        #expect(run.outcome.sessions == 2)
        #expect(run.outcome.answers == 3)
    }

    @Test(arguments: [
        (#"{"session":{"id":2,"user_id":7}}"#, 200, "other-session"),
        (#"{"session":{"id":1,"user_id":8}}"#, 200, "other-session"),
        (#"{"session":[]}"#, 200, "other-session"),
        (#"{"error":"RecordNotFound"}"#, 404, "404"),
    ])
    func `is reported if it does not return that session`(
        _ body: String,
        _ status: Int,
        _ kind: String
    ) async throws {
        let (run, _) = try await run([session(1, "/api/v2/users/7/sessions/1.json")]) { _ in
            .json(body, status: status)
        }
        #expect(run.rules == [.liveLinkBroken])
        #expect(run.findings.first?.wording.kind == kind)
        #expect(run.findings.first?.place.pointer.description == "/sessions/0/url")
        #expect(run.findings.first?.place.position?.offset == 13)
    }

    @Test(arguments: [(403, Rule.liveAuth), (429, .liveRateLimited), (503, .liveStatus)])
    func `is not reported as broken if it is only unavailable`(
        _ status: Int,
        _ rule: Rule
    ) async throws {
        let (run, _) = try await run([session(1, "/api/v2/users/7/sessions/1.json")]) { _ in
            .json("{}", status: status)
        }
        #expect(run.rules == [rule])
    }

    @Test
    func `is requested only if it has the path of a session`() async throws {
        let paths = [
            "/api/v2/users/me/session/renew", "/api/v2/users/7/sessions/1/../../../x",
            "/api/v2/users/7", "/", "", "/api/v2/users/7/sessions/-1",
            "?/api/v2/users/7/sessions/1",
        ]
        let (run, targets) = try await run(paths.enumerated().map { session($0, $1) }) {
            Self.single($0)
        }
        #expect(targets == [])
        #expect(run.rules == paths.map { _ in .liveLinkBroken })
    }

    @Test
    func `is not requested on other hosts`() async throws {
        let path = "/api/v2/users/7/sessions/1.json"
        let hosts = [
            "https://company.zendesk.com", "https://HOST@evil.example", "https://HOST.evil.example",
            "https://127.0.0.1:1", "//HOST", "ftp://HOST", "",
        ]
        let (run, targets) = try await run(
            hosts.enumerated().map { session($0, path, host: $1) }
        ) { Self.single($0) }
        #expect(targets == [])
        // The others are not URLs that any client would follow.
        #expect(run.rules == [.liveIncomplete, .liveIncomplete])
        #expect(
            run.findings.map(\.place.pointer.description) == ["/sessions/0/url", "/sessions/3/url"]
        )
        #expect(run.outcome.links == .init(found: 0, followed: 0, foreign: 2))
        #expect(run.outcome.unjudged.description == "2 foreign-link")
        #expect(run.outcome.answers == 3)
    }

    @Test
    func `is not requested again if it was just requested`() async throws {
        let server = try ScriptedServer { request in
            let url = "https://\(request.fields["host"] ?? "")/api/v2/users/7/sessions/1.json"
            return .json("{\"session\":\(SessionPages.session(1, url: url))}")
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server) {
            $0.endpoints = [.session(user: 7, session: 1)]
            $0.followsLinks = true
        }
        #expect(server.targets == ["/api/v2/users/7/sessions/1"])
        #expect(run.findings == [])
    }

    @Test
    func `is followed up to the limit`() async throws {
        let (run, targets) = try await run(
            (1...5).map { session($0, "/api/v2/users/7/sessions/\($0).json") },
            limit: 3
        ) { Self.single($0) }
        #expect(targets.count == 3)
        #expect(run.findings == [])
        #expect(run.outcome.links == .init(found: 5, followed: 3, foreign: 0))
        #expect(run.outcome.unjudged.description == "2 max-links")
        #expect(run.outcome.unjudged[.maximumLinks] == 2)
    }

    @Test
    func `is followed for each session if there is no limit`() async throws {
        let (run, targets) = try await run(
            (1...130).map { session($0, "/api/v2/users/7/sessions/\($0).json") }
        ) { Self.single($0) }
        #expect(targets.count == 130)
        #expect(run.findings == [])
        #expect(run.outcome.sessions == 130)
        #expect(run.outcome.links == .init(found: 130, followed: 130, foreign: 0))
    }
}
