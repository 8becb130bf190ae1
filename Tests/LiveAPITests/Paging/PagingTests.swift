import LiveAPI
import SessionContract
import StrictJSON
import Testing

@Suite(.timeLimit(.minutes(10)))
struct `The walk over pages` {
    @Test
    func `requests each page once and none after the last`() async throws {
        let server = try ScriptedServer { request in
            let page =
                request.target.split(separator: "page[after]=c").last.flatMap { Int($0) } ?? 0
            let ids = page * 3..<page * 3 + 3
            return .json(
                SessionPages.cursorPage(ids, after: "c\(page + 1)", hasMore: page < 39)
            )
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server) { $0.pageSize = 3 }
        let later = (1..<40).map { "/api/v2/sessions?page[size]=3&page[after]=c\($0)" }
        #expect(server.targets == ["/api/v2/sessions?page[size]=3"] + later)
        #expect(run.findings == [])
        #expect(run.outcome.pages == 40)
        #expect(run.outcome.sessions == 120)
        #expect(run.outcome.walks.map(\.end) == [.complete])
    }

    @Test
    func `takes the cursor from the link if there is no other`() async throws {
        let server = try ScriptedServer { request in
            request.target.contains("after")
                ? .json(SessionPages.cursorPage([2], after: "x", hasMore: false))
                : .json(
                    SessionPages.list(
                        [1],
                        paging: """
                            ,"meta":{"has_more":true},\
                            "links":{"next":"/api/v2/sessions?page%5Bafter%5D=a%3D%3D%2B"}
                            """
                    )
                )
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server)
        #expect(server.targets.last == "/api/v2/sessions?page[size]=100&page[after]=a==+")
        #expect(run.findings == [])
    }

    @Test
    func `uses page numbers until the next page is null`() async throws {
        let server = try ScriptedServer { request in
            let page = request.target.last.flatMap { Int(String($0)) } ?? 0
            let next =
                "http://\(request.fields["host"] ?? "")/api/v2/sessions.json?page=\(page + 1)"
            return .json(SessionPages.offsetPage([page], next: page < 4 ? next : nil))
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server) {
            $0.paging = .offset
            $0.pageSize = 1
        }
        #expect(server.targets == (1...4).map { "/api/v2/sessions?per_page=1&page=\($0)" })
        #expect(run.findings == [])
    }

    @Test
    func `switches to page numbers if the first response has no cursor`() async throws {
        let server = try ScriptedServer { request in
            request.target.hasSuffix("page=2")
                ? .json(SessionPages.offsetPage([2], next: nil))
                : .json(SessionPages.offsetPage([1], next: "/api/v2/sessions?page=2"))
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server)
        #expect(
            server.targets == ["/api/v2/sessions?page[size]=100", "/api/v2/sessions?page=2"]
        )
        #expect(run.findings == [])
        let strict = try await RecordedRun.against(server) { $0.paging = .cursor }
        #expect(strict.rules == [.envelopePaging])
    }

    @Test
    func `ends at the configured page limit`() async throws {
        let server = try ScriptedServer { request in
            let page = request.target.split(separator: "=").last.flatMap { Int($0) } ?? 0
            return .json(SessionPages.cursorPage([page], after: "\(page + 1)", hasMore: true))
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server) {
            $0.maximumPages = 2
            $0.pageSize = 0
        }
        #expect(server.targets.count == 2)
        #expect(run.outcome.walks.map(\.end) == [.pageLimit])
        #expect(run.findings == [])
    }

    @Test(arguments: [
        ("the same cursor", [1], [2], "c", "c"),
        ("the same sessions", [1, 2], [1, 2], "c", "d"),
    ])
    func `reports repeated pages`(
        _ name: String,
        _ first: [Int],
        _ second: [Int],
        _ cursor: String,
        _ later: String
    ) async throws {
        let server = try ScriptedServer { request in
            request.target.contains("after")
                ? .json(SessionPages.cursorPage(second, after: later, hasMore: true))
                : .json(SessionPages.cursorPage(first, after: cursor, hasMore: true))
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server)
        #expect(run.rules == [.livePagingLoop])
        #expect(server.targets.count == 2)
        #expect(run.outcome.walks.map(\.end) == [.stopped])
    }

    @Test
    func `treats an empty cursor as missing`() async throws {
        let server = try ScriptedServer { _ in
            .json(SessionPages.cursorPage([1], after: "", hasMore: true))
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server)
        #expect(run.rules == [.envelopePaging])
        #expect(run.findings[0].wording.kind == "unusable-cursor")
        #expect(server.targets.count == 1)
    }

    @Test
    func `reports a page number that does not increase`() async throws {
        let server = try ScriptedServer { _ in
            .json(SessionPages.offsetPage([1], next: "/api/v2/sessions?page=1"))
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server) { $0.paging = .offset }
        #expect(run.rules == [.livePagingLoop])
        #expect(server.targets.count == 1)
    }

    @Test
    func `reports further pages without a cursor for them`() async throws {
        let server = try ScriptedServer { _ in
            .json(
                SessionPages.list(
                    [1],
                    paging: #","meta":{"has_more":true},"links":{"next":"/api/v2/sessions"}"#
                )
            )
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server)
        #expect(run.rules == [.envelopePaging])
    }

    @Test
    func `leaves contradictions in a payload to the reader`() async throws {
        let server = try ScriptedServer { _ in
            .json(SessionPages.list([1], paging: #","meta":{"has_more":true},"links":{}"#))
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server)
        #expect(run.findings == [])
        #expect(run.payloadRules == [.envelopePaging])
        #expect(run.outcome.walks.map(\.end) == [.stopped])
    }

    @Test
    func `reports a session on two pages and one twice on a page`() async throws {
        let server = try ScriptedServer { request in
            request.target.contains("after")
                ? .json(SessionPages.cursorPage([2, 3], after: "d", hasMore: false))
                : .json(SessionPages.cursorPage([1, 2, 1], after: "c", hasMore: true))
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server)
        #expect(run.rules == [.liveDuplicateSession, .liveDuplicateSession])
        #expect(run.findings.map(\.place.pointer.description) == ["/sessions/2", "/sessions/0"])
        #expect(run.findings.map(\.wording.kind) == ["same-page", "two-pages"])
        #expect(run.findings[1].place.position?.offset == 13)
        #expect(run.findings[1].place.source == "\(server.url)/api/v2/sessions, page 2")
    }

    @Test
    func `recognizes the documented end of offset paging`() async throws {
        let server = try ScriptedServer { request in
            request.target.hasSuffix("page=1")
                ? .json(SessionPages.offsetPage([1], next: "?page=2"))
                : .json(#"{"errors":[{"code":"InvalidPaginationDepth"}]}"#, status: 400)
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server) { $0.paging = .offset }
        #expect(run.rules == [.liveStatus])
        #expect(run.findings[0].wording.message.contains("10,000"))
        #expect(run.findings[0].wording.observed == "status 400: InvalidPaginationDepth")
    }

    @Test
    func `survives paging keys of wrong types`() async throws {
        let server = try ScriptedServer { _ in
            .json(
                """
                {"sessions":[{"id":1},{"id":"2"},null,7],"meta":{"has_more":"yes","after_cursor":3},\
                "links":[],"next_page":{}}
                """
            )
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server)
        #expect(run.findings == [])
        #expect(run.payloadRules == [.envelopePaging, .envelopeShape, .contractType])
        #expect(run.outcome.walks.map(\.end) == [.complete])
        #expect(run.outcome.pages == 1)
    }
}
