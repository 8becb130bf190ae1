import LiveAPI
import SessionContract
import StrictJSON
import Testing

@Suite(.timeLimit(.minutes(10)))
struct `Credentials of a run` {
    private typealias Reply = ScriptedServer.Reply

    private static let token = "canary-4f1c9"
    private static let email = "canary@example.com"
    /// `canary@example.com/token:canary-4f1c9` in base64.
    private static let pair = "Y2FuYXJ5QGV4YW1wbGUuY29tL3Rva2VuOmNhbmFyeS00ZjFjOQ=="

    private static func credentials() throws -> LiveCredentials? {
        try LiveCredentials(environment: ["ZENDESK_EMAIL": email, "ZENDESK_API_TOKEN": token])
    }

    @Test
    func `are sent only to the API`() async throws {
        let other = try ScriptedServer { _ in .json(SessionPages.list([9])) }
        let server = try ScriptedServer { request in
            switch request.target {
            case "/api/v2/users/me/session":
                Reply(
                    status: 302,
                    fields: ["Location: \(other.url)/api/v2/sessions", "Content-Length: 0"]
                )
            case let target where target.contains("after"):
                .json(SessionPages.list([3]))
            default:
                .json(
                    """
                    {"sessions":[{"id":1,"user_id":7,"url":\
                    "\(other.url)/api/v2/users/7/sessions/1.json"}],\
                    "meta":{"has_more":true,"after_cursor":"c"},\
                    "links":{"next":"\(other.url)/api/v2/sessions?page%5Bafter%5D=c"}}
                    """
                )
            }
        }
        defer { server.stop() }
        defer { other.stop() }
        let run = try await RecordedRun.against(server) {
            $0.credentials = try? Self.credentials()
            $0.endpoints = [.list, .current]
            $0.followsLinks = true
        }
        #expect(other.requests.isEmpty)
        #expect(server.requests.count == 3)
        #expect(server.requests.allSatisfy { $0.fields["authorization"] == "Basic \(Self.pair)" })
        #expect(run.rules == [.liveRedirect, .liveRedirect, .liveIncomplete])
        let pointers = run.findings.map(\.place.pointer.description)
        #expect(pointers == ["/links/next", "", "/sessions/0/url"])
        #expect(run.findings[1].wording.observed == "status 302 to \(other.url)")
        #expect(run.outcome.walks.map(\.end) == [.complete, .stopped])
    }

    @Test
    func `are bearer credentials if the token is an OAuth token`() async throws {
        let server = try ScriptedServer { _ in .json(SessionPages.list([9])) }
        defer { server.stop() }
        _ = try await RecordedRun.against(server) {
            $0.credentials = try? LiveCredentials(environment: ["ZENDESK_OAUTH_TOKEN": Self.token])
        }
        #expect(server.requests.map { $0.fields["authorization"] } == ["Bearer \(Self.token)"])
    }

    @Test
    func `never appear in findings, whatever a server sends back`() async throws {
        let echo = "\(Self.token) \(Self.pair) \(Self.email)"
        let host = Self.token
        let replies = [
            Reply(status: 429, fields: ["Retry-After: \(echo)", "Content-Length: 0"]),
            Reply(status: 302, fields: ["Location: https://\(host).com/", "Content-Length: 0"]),
            .json(#"{"error":"\#(echo)"}"#, status: 401, "WWW-Authenticate: Basic realm=\"x\""),
            .json(#"{"error":"\#(echo)"}"#, status: 500),
            .json(#"{"errors":[{"code":"\#(echo)"}]}"#),
            .json(
                SessionPages.list(
                    [1],
                    paging: """
                        ,"meta":{"has_more":true,"after_cursor":"\(Self.token)"},\
                        "links":{"next":"https://\(host).com/?\(Self.token)"}
                        """
                )
            ),
            Reply(
                status: 200,
                fields: ["Content-Type: \(echo)", "Content-Length: 2"],
                body: "{}"
            ),
            Reply(bytes: Array("HTTP/1.1 200 OK\r\n\(Self.token)\r\n\r\n".utf8), ending: .close),
        ]
        var shown = ""
        for reply in replies {
            let server = try ScriptedServer { _ in reply }
            let run = try await RecordedRun.against(server) {
                $0.credentials = try? Self.credentials()
                $0.retries = 1
            }
            server.stop()
            #expect(!run.findings.isEmpty)
            shown += run.everything
        }
        #expect(shown.contains("[redacted]"))
        for secret in [Self.token, Self.pair, Self.email] { #expect(!shown.contains(secret)) }
    }

    @Test(arguments: [
        ("/api/v2/sessions.json", "redirect"), ("https://127.0.0.1:1/", "redirect"),
        ("//evil.example/", "redirect"), ("javascript:1", "302"), ("https://a@b/", "302"),
    ])
    func `do not follow redirects`(_ location: String, _ kind: String) async throws {
        let server = try ScriptedServer { _ in
            Reply(status: 302, fields: ["Location: \(location)", "Content-Length: 0"])
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server)
        let isForeign = location.hasPrefix("https://127") || location.hasPrefix("//")
        #expect(run.rules == [isForeign ? .liveRedirect : .liveStatus])
        #expect(run.findings.first?.wording.message.contains("redirect") == true)
        #expect(server.requests.count == 1)
    }

    @Test
    func `survive a redirect without a valid target`() async throws {
        for fields in [[], ["Location: ftp://x y/"]] {
            let server = try ScriptedServer { _ in
                Reply(status: 302, fields: fields + ["Content-Length: 0"])
            }
            let run = try await RecordedRun.against(server)
            server.stop()
            #expect(run.rules == [.liveStatus])
        }
    }

    @Test
    func `are not accompanied by cookies`() async throws {
        let server = try ScriptedServer { request in
            let isLast = request.target.contains("after")
            return .json(
                SessionPages.cursorPage([isLast ? 2 : 1], after: "c", hasMore: !isLast),
                status: 200,
                "Set-Cookie: session=1; Path=/"
            )
        }
        defer { server.stop() }
        _ = try await RecordedRun.against(server)
        #expect(server.requests.count == 2)
        #expect(server.requests.allSatisfy { $0.fields["cookie"] == nil })
    }
}
