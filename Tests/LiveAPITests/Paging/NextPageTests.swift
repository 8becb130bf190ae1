import LiveAPI
import SessionContract
import StrictJSON
import Testing

/// What a page may say about the next one, and what a walk makes of it.
@Suite(.timeLimit(.minutes(10)))
struct `The way to the next page` {
    /// Runs against a server that sends these pages: the first without a cursor in the request, and
    /// any other for the cursor that is its number.
    private func run(
        _ pages: [String],
        _ change: (inout LiveConfiguration) -> Void = { _ in }
    ) async throws -> (run: RecordedRun, targets: [String]) {
        let server = try ScriptedServer { request in
            let cursor = request.target.split(separator: "page[after]=").dropFirst().first
            let number = cursor.flatMap { Int($0) } ?? 0
            return .json(pages[number % pages.count])
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server, change)
        return (run, server.targets)
    }

    private func page(_ ids: [Int], _ paging: String) -> String {
        SessionPages.list(ids, paging: "," + paging)
    }

    @Test
    func `may lead over empty pages, in the middle and at the start`() async throws {
        let last = 40
        let pages = (0...last).map { number in
            SessionPages.cursorPage(
                number == last ? [7] : [],
                after: "\(number + 1)",
                hasMore: number < last
            )
        }
        let (run, targets) = try await run(pages)
        #expect(targets.count == last + 1)
        #expect(run.findings == [])
        #expect(run.payloadRules == [])
        #expect(run.outcome.walks.map(\.end) == [.complete])
        #expect(run.outcome.unjudged.total == 0)
    }

    @Test
    func `is given up after too many empty pages in a row, which is inconclusive`() async throws {
        let server = try ScriptedServer { request in
            let page = request.target.split(separator: "=c").last.flatMap { Int($0) } ?? 0
            let ids = page == 3 ? [1] : []
            return .json(SessionPages.cursorPage(ids, after: "c\(page + 1)", hasMore: true))
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server) { $0.maximumEmptyPages = 5 }
        #expect(run.rules == [.liveIncomplete])
        #expect(run.findings[0].wording.kind == "empty-pages")
        #expect(run.findings[0].wording.observed.contains("5 pages in a row"))
        // Three empty ones, one with a session, and five more.
        #expect(server.targets.count == 9)
        #expect(run.outcome.unjudged[.morePages] == 1)
    }

    @Test
    func `is given up after more pages than any list has, which is inconclusive`() async throws {
        let server = try ScriptedServer { request in
            let page = request.target.split(separator: "=c").last.flatMap { Int($0) } ?? 0
            return .json(SessionPages.cursorPage([page], after: "c\(page + 1)", hasMore: true))
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server) { $0.pageCeiling = 7 }
        #expect(run.rules == [.liveIncomplete])
        #expect(run.findings[0].wording.kind == "pages")
        #expect(server.targets.count == 7)
        #expect(run.outcome.unjudged.description == "1 more-pages")
        let more = try await RecordedRun.against(server) {
            $0.pageCeiling = 7
            $0.maximumPages = 9
        }
        #expect(more.outcome.walks.map(\.end) == [.pageLimit])
    }

    @Test(arguments: [
        #""meta":{"after_cursor":"1"}"#, #""meta":{},"links":{"next":"?page[after]=1"}"#,
        #""links":{"next":"/api/v2/sessions.json?page%5Bafter%5D=1"}"#,
    ])
    func `is followed without has_more, which is reported`(paging: String) async throws {
        let (run, targets) = try await run([page([1], paging), SessionPages.list([2])])
        #expect(targets.count == 2)
        #expect(run.rules == [.envelopePaging])
        #expect(run.findings.first?.wording.kind == "no-has-more")
        #expect(run.findings.first?.place.pointer.description == "/meta/has_more")
        #expect(run.outcome.sessions == 2)
        #expect(run.outcome.walks.map(\.end) == [.complete])
    }

    @Test(arguments: [
        "?page[after]=1", "/api/v2/sessions.json?page%5Bafter%5D=1&x=y", "sessions?page[after]=1",
        "/api/./v2/x/../sessions/?page[after]=1", "/api/v2/sessions?cursor=1", "",
    ])
    func `may be written in any form in the link`(link: String) async throws {
        let paging = #""meta":{"has_more":true,"after_cursor":"1"},"links":{"next":"\#(link)"}"#
        let (run, targets) = try await run([page([1], paging), SessionPages.list([2])])
        #expect(targets.count == 2)
        #expect(run.findings == [])
        #expect(run.payloadRules == [])
    }

    @Test(arguments: [
        #""meta":{"has_more":false,"after_cursor":"1"},"links":{"next":"?page[after]=1"}"#,
        #""meta":{"has_more":false,"after_cursor":"1"},"links":{"next":"/api/v2/tickets"}"#,
        #""meta":{"has_more":false,"after_cursor":null},"links":{"next":null}"#,
        #""meta":{"has_more":false}"#,
    ])
    func `ends where has_more is false, whatever else the page has`(paging: String) async throws {
        let (run, targets) = try await run([page([1], paging)])
        #expect(targets.count == 1)
        #expect(run.findings == [])
        #expect(run.outcome.walks.map(\.end) == [.complete])
    }

    @Test(arguments: [
        ("/api/v2/tickets?page[after]=1", "other-resource"),
        ("/api/v2/users/7/sessions?page[after]=1", "other-resource"),
        ("?page[size]=100&page[after]=9", "other-cursor"),
        ("?page[size]=100", "other-cursor"), ("/api/v2/sessions", "other-cursor"),
    ])
    func `is the cursor of meta if the link leads elsewhere`(
        _ link: String,
        _ kind: String
    ) async throws {
        let paging = #""meta":{"has_more":true,"after_cursor":"1"},"links":{"next":"\#(link)"}"#
        let (run, targets) = try await run([page([1], paging), SessionPages.list([2])])
        #expect(targets.last == "/api/v2/sessions?page[size]=100&page[after]=1")
        #expect(run.rules == [.envelopePaging])
        #expect(run.findings.first?.wording.kind == kind)
        #expect(run.findings.first?.place.pointer.description == "/links/next")
        #expect(run.findings.first?.place.position?.offset ?? 0 > 0)
        #expect(run.outcome.sessions == 2)
        #expect(run.outcome.walks.map(\.end) == [.complete])
    }

    @Test
    func `is lost if the only link leads to another resource`() async throws {
        let paging =
            #""meta":{"has_more":true},"links":{"next":"/api/v2/tickets?page[after]=1"}"#
        let (run, targets) = try await run([page([1], paging)])
        #expect(targets.count == 1)
        #expect(run.findings.map(\.wording.kind) == ["other-resource"])
        #expect(run.outcome.walks.map(\.end) == [.stopped])
        #expect(run.outcome.unjudged[.morePages] == 1)
    }

    @Test
    func `is the next number if the link of offset paging leads elsewhere`() async throws {
        let server = try ScriptedServer { request in
            request.target.hasSuffix("&page=1")
                ? .json(SessionPages.offsetPage([1], next: "/api/v2/tickets?page=7"))
                : .json(SessionPages.offsetPage([2], next: nil))
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server) { $0.paging = .offset }
        #expect(server.targets.last == "/api/v2/sessions?per_page=100&page=2")
        #expect(run.findings.map(\.wording.kind) == ["other-resource"])
        #expect(run.findings.first?.place.pointer.description == "/next_page")
    }

    @Test
    func `is given up after too many pages with elements that are not sessions`() async throws {
        let server = try ScriptedServer { request in
            let page = request.target.split(separator: "=c").last.flatMap { Int($0) } ?? 0
            let paging = #","meta":{"has_more":true,"after_cursor":"c\#(page + 1)"}"#
            return .json("{\"sessions\":[7]\(paging)}")
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server) { $0.maximumEmptyPages = 5 }
        #expect(run.rules == [.liveIncomplete])
        #expect(server.targets.count == 5)
    }

    @Test
    func `is a loop if a cursor comes back after others`() async throws {
        let pages = [(1, "1"), (2, "2"), (3, "1")].map { id, cursor in
            SessionPages.cursorPage([id], after: cursor, hasMore: true)
        }
        let (run, targets) = try await run(pages)
        #expect(targets.count == 3)
        #expect(run.rules == [.livePagingLoop])
        #expect(run.findings[0].wording.kind == "repetition")
    }

    @Test
    func `is not taken for a loop if only some sessions were seen before`() async throws {
        let pages = [
            SessionPages.cursorPage([1, 2], after: "1", hasMore: true),
            SessionPages.cursorPage([2, 3], after: "2", hasMore: true),
            SessionPages.cursorPage([3], after: "3", hasMore: false),
        ]
        let (run, targets) = try await run(pages)
        #expect(targets.count == 3)
        #expect(run.rules == [.liveDuplicateSession, .liveDuplicateSession])
    }

    @Test
    func `says nothing if the run is the user's own sample`() async throws {
        let (run, _) = try await run([
            SessionPages.cursorPage([1], after: "1", hasMore: true),
            SessionPages.cursorPage([2], after: "2", hasMore: false),
        ]) { $0.maximumPages = 1 }
        #expect(run.findings == [])
        #expect(run.outcome.walks.map(\.end) == [.pageLimit])
        #expect(run.outcome.unjudged.description == "1 max-pages")
        #expect(run.outcome.answers == 2)
        #expect(run.outcome.unjudged[.maximumPages] == 1)
    }
}
