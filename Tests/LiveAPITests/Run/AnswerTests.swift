import LiveAPI
import SessionContract
import Testing

@Suite(.timeLimit(.minutes(10)))
struct `A response` {
    private typealias Reply = ScriptedServer.Reply

    private static let good = SessionPages.list([1])

    /// Runs against a server that sends `reply` to every request.
    private func run(
        _ reply: ScriptedServer.Reply,
        _ change: (inout LiveConfiguration) -> Void = { _ in }
    ) async throws -> RecordedRun {
        let server = try ScriptedServer { _ in reply }
        defer { server.stop() }
        return try await RecordedRun.against(server) {
            $0.retries = 0
            change(&$0)
        }
    }

    @Test
    func `without faults yields no findings`() async throws {
        let run = try await run(.json(Self.good))
        #expect(run.findings == [])
        #expect(run.payloadRules == [])
        #expect(run.outcome.pages == 1)
        #expect(run.outcome.sessions == 1)
        #expect(run.outcome.bytes == Self.good.utf8.count)
    }

    @Test(arguments: [
        ("application/json; charset=utf-8", true), ("Application/JSON", true),
        ("application/vnd.api+json", true), ("text/plain", false), ("text/json", false),
        ("application/jsonp", false), ("", false),
    ])
    func `must have a JSON media type`(_ type: String, _ isJSON: Bool) async throws {
        let run = try await run(
            Reply(
                status: 200,
                fields: ["Content-Type: \(type)", "Content-Length: \(Self.good.utf8.count)"],
                body: Self.good
            )
        )
        #expect(run.rules == (isJSON ? [] : [.liveContentType]))
        #expect(run.outcome.pages == 1)
    }

    @Test
    func `without a content type is reported and judged`() async throws {
        let run = try await run(Reply(status: 200, fields: [], body: Self.good, ending: .close))
        #expect(run.rules == [.liveContentType])
        #expect(run.findings[0].wording.kind == "absent")
        #expect(run.outcome.pages == 1)
    }

    @Test(arguments: [
        (["Content-Length: 99"], "cut"),
        (["Transfer-Encoding: chunked"], "cut"),
        (["Content-Encoding: gzip", "Content-Length: 11"], "encoding"),
    ])
    func `with an incomplete body is reported and not judged`(
        _ fields: [String],
        _ kind: String
    ) async throws {
        let body = fields[0].hasPrefix("Tra") ? "5\r\n{\"ses\r\n" : "{\"sessions\""
        let run = try await run(
            Reply(
                status: 200,
                fields: ["Content-Type: application/json"] + fields,
                body: body,
                ending: .close
            )
        )
        #expect(run.rules == [.liveBody])
        #expect(run.findings.first?.wording.kind == kind)
        #expect(run.outcome.pages == 0)
    }

    @Test
    func `above the limit is cut while it arrives`() async throws {
        // The body never ends, so only a limit that is enforced while it arrives ends this test.
        let run = try await run(
            Reply(
                status: 200,
                fields: ["Content-Type: application/json"],
                body: String(repeating: "x", count: 300_000),
                ending: .silence
            )
        ) { $0.bodyLimit = 200_000 }
        #expect(run.rules == [.liveIncomplete])
        #expect(run.findings.first?.wording.observed == "more than 200,000 bytes")
    }

    @Test
    func `that announces more than the limit is not read`() async throws {
        let run = try await run(
            Reply(
                status: 200,
                fields: ["Content-Type: application/json", "Content-Length: 999999"],
                ending: .silence
            )
        ) { $0.bodyLimit = 200_000 }
        #expect(run.rules == [.liveIncomplete])
    }

    @Test
    func `of exactly the limit is judged`() async throws {
        let run = try await run(.json(Self.good)) { $0.bodyLimit = Self.good.utf8.count }
        #expect(run.findings == [])
    }

    @Test(arguments: [
        (#"{"error":"RecordNotFound","description":"Not found"}"#, ": RecordNotFound"),
        (#"{"error":"Couldn't authenticate you"}"#, ": Couldn't authenticate you"),
        (#"{"error":{"title":"Forbidden","message":"no"}}"#, ": Forbidden"),
        (#"{"errors":[{"code":"InvalidSomething","title":"x"}]}"#, ": InvalidSomething"),
        ("{\"error\":\"a\\u001b[31m\\r\\nb\"}", ": a?[31m??b"),
        (#"{"error":7}"#, ""),
    ])
    func `with an error object and status 200 is reported`(
        _ body: String,
        _ code: String
    ) async throws {
        let run = try await run(.json(body))
        #expect(run.rules == [.liveErrorBody])
        #expect(run.findings.first?.wording.observed == "an error object" + code)
        #expect(run.outcome.pages == 0)
    }

    @Test(arguments: [#"{"error":null,"sessions":[{"id":1}]}"#, #"{"errors":[]}"#, "[]", "7", ""])
    func `without an error object is judged`(_ body: String) async throws {
        let run = try await run(.json(body))
        #expect(!run.rules.contains(.liveErrorBody))
        #expect(run.outcome.pages == 1)
    }

    @Test(arguments: [
        (401, Rule.liveAuth), (403, .liveAuth), (404, .liveStatus), (418, .liveStatus),
        (429, .liveRateLimited), (500, .liveStatus), (503, .liveStatus), (204, .liveStatus),
        (206, .liveStatus), (304, .liveStatus), (407, .liveStatus),
    ])
    func `with a status other than 200 is inconclusive`(
        _ status: Int,
        _ rule: Rule
    ) async throws {
        let run = try await run(
            Reply(
                status: status,
                fields: ["WWW-Authenticate: Basic realm=\"x\"", "Content-Length: 0"]
            )
        )
        #expect(run.rules == [rule])
        #expect(run.findings.first?.wording.kind == String(status))
        #expect(rule.defaultSeverity == .inconclusive)
        #expect(run.outcome.pages == 0)
    }

    @Test
    func `with an error is reported with its code only`() async throws {
        let body = #"{"error":{"title":"Forbidden","message":"secret text"}}"#
        let run = try await run(
            .json(body, status: 403, #"WWW-Authenticate: Basic realm="x""#)
        )
        #expect(run.findings.first?.wording.observed == "status 403: Forbidden")
        #expect(!run.everything.contains("secret text"))
    }

    @Test
    func `with an error status is not read beyond the limit for errors`() async throws {
        let run = try await run(
            Reply(
                status: 404,
                fields: [],
                body: String(repeating: "x", count: 200_000),
                ending: .silence
            )
        )
        #expect(run.rules == [.liveStatus])
    }

    @Test
    func `with an empty list is reported once, as nothing to judge`() async throws {
        let run = try await run(.json(#"{"sessions":[]}"#)) {
            $0.endpoints = [.list, .user(7), .current]
        }
        #expect(run.rules == [.liveEmpty])
        #expect(run.outcome.pages == 3)
    }

    @Test
    func `may say that there is no current session`() async throws {
        let run = try await run(.json(#"{"error":"RecordNotFound"}"#, status: 404)) {
            $0.endpoints = [.current]
        }
        #expect(run.rules == [.liveStatus])
        #expect(run.findings.first?.wording.message.contains("no current session") == true)
    }

    @Test(arguments: ["object", "array"])
    func `with a single session may have either form`(_ form: String) async throws {
        let session = SessionPages.session(3)
        let body = form == "object" ? session : "[\(session)]"
        let server = try ScriptedServer { _ in .json("{\"session\":\(body)}") }
        defer { server.stop() }
        let run = try await RecordedRun.against(server) {
            $0.endpoints = [.session(user: 7, session: 3), .current]
        }
        #expect(run.findings == [])
        #expect(server.targets == ["/api/v2/users/7/sessions/3", "/api/v2/users/me/session"])
    }

    @Test
    func `that is not HTTP is inconclusive`() async throws {
        for bytes in ["hello\r\n\r\n", "HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "HTTP/1.1 2\r\n\r\n"]
        {
            let run = try await run(Reply(bytes: Array(bytes.utf8), ending: .close))
            #expect(run.rules == [.liveUnreachable])
            #expect(run.findings.first?.wording.kind == "not-HTTP")
        }
    }

    @Test
    func `may follow informational responses`() async throws {
        let good = Reply.json(Self.good)
        let hints = Array("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n".utf8)
        let run = try await run(Reply(bytes: hints + hints + good.bytes))
        #expect(run.findings == [])
        #expect(run.outcome.pages == 1)
    }
}
