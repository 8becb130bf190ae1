import Testing

@testable import StandInAPI

@Suite
struct `Paging` {
    /// Returns the path and query of a link.
    static func target(of link: Any?) throws -> String {
        let link = try #require(link as? String)
        let path = try #require(link.firstRange(of: "/api/"))
        return String(link[path.lowerBound...])
    }

    // A cursor is a place in Base64, whose padding depends on the number of digits.
    @Test(arguments: [(sessions: 2_000, size: 100), (30, 7)])
    func `by cursor returns each session once, in one request per page`(
        sessions: Int,
        size: Int
    ) throws {
        let server = try StandInServer.running(sessions: sessions)
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        var ids: [Int] = []
        var target = "/api/v2/sessions?page[size]=\(size)"
        var hasMore = true
        while hasMore, ids.count <= sessions {
            try client.request(target)
            let page = try client.response()
            ids += try page.ids()
            hasMore = try #require(page.value("meta", "has_more") as? Bool)
            target = try Self.target(of: page.value("links", "next"))
        }
        let pages = (sessions + size - 1) / size
        #expect(ids == (0..<sessions).map { server.series[$0].id })
        #expect(server.requestCount == pages)
        #expect(Set(server.requests.map(\.target)).count == pages)
    }

    @Test
    func `by number returns each of 2,000 sessions once, in 20 requests`() throws {
        let server = try StandInServer.running(sessions: 2_000)
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        var ids: [Int] = []
        var target: String? = "/api/v2/sessions.json"
        while let asked = target, ids.count <= 2_000 {
            try client.request(asked)
            let page = try client.response()
            ids += try page.ids()
            #expect(try page.value("count") as? Int == 2_000)
            target = try page.value("next_page").map { try Self.target(of: $0) }
        }
        #expect(ids == (0..<2_000).map { server.series[$0].id })
        #expect(server.requestCount == 20)
    }

    @Test
    func `by number ends after 10,000 records, however many there are`() throws {
        let server = try StandInServer.running(sessions: 20_000)
        defer { server.stop() }
        let last = try server.response(to: "/api/v2/sessions?page=100")
        #expect(last.status == 200)
        let target = try Self.target(of: last.value("next_page"))
        let refused = try server.response(to: target)
        #expect(refused.status == 400)
        #expect(refused.text.contains(#""code":"InvalidPaginationDepth""#))
    }

    @Test
    func `by cursor still has a cursor and a link on the last page`() throws {
        let server = try StandInServer.running(sessions: 5)
        defer { server.stop() }
        let last = try server.response(to: "/api/v2/sessions?page[size]=5")
        #expect(try last.value("meta", "has_more") as? Bool == false)
        #expect(try last.value("meta", "after_cursor") is String)
        let past = try server.response(to: Self.target(of: last.value("links", "next")))
        #expect(try past.ids().isEmpty)
        #expect(try past.value("meta", "has_more") as? Bool == false)
        #expect(try past.value("meta", "after_cursor") == nil)
        #expect(try past.value("links", "next") == nil)
    }

    @Test
    func `by cursor can go back to the first page`() throws {
        let server = try StandInServer.running(sessions: 25)
        defer { server.stop() }
        var page = try server.response(to: "/api/v2/sessions?page[size]=10")
        var forth = [try page.ids()]
        for _ in 0..<2 {
            page = try server.response(to: Self.target(of: page.value("links", "next")))
            forth.append(try page.ids())
        }
        #expect(forth.map(\.count) == [10, 10, 5])
        var back = [try page.ids()]
        for _ in 0..<2 {
            page = try server.response(to: Self.target(of: page.value("links", "prev")))
            back.append(try page.ids())
        }
        #expect(back == forth.reversed())
        #expect(try page.value("meta", "has_more") as? Bool == false)
    }

    @Test
    func `by number links to the pages around`() throws {
        let server = try StandInServer.running(sessions: 25)
        defer { server.stop() }
        let page = try server.response(to: "/api/v2/sessions?page=2&per_page=10")
        #expect(try page.ids() == (10..<20).map { server.series[$0].id })
        #expect(
            try Self.target(of: page.value("next_page"))
                == "/api/v2/sessions.json?page=3&per_page=10"
        )
        #expect(
            try Self.target(of: page.value("previous_page"))
                == "/api/v2/sessions.json?page=1&per_page=10"
        )
        let past = try server.response(to: "/api/v2/sessions?page=4&per_page=10")
        #expect(try past.ids().isEmpty)
        #expect(try past.value("next_page") == nil)
        #expect(try server.response(to: "/api/v2/sessions?per_page=1000").ids().count == 25)
    }

    @Test(arguments: [
        ("page[size]=0", "InvalidPaginationParameter"),
        ("page[size]=101", "InvalidPaginationParameter"),
        ("page[size]=ten", "InvalidPaginationParameter"),
        ("page[size]=", "InvalidPaginationParameter"),
        ("page[size]=99999999999999999999", "InvalidPaginationParameter"),
        ("page[size]=10&page[after]=nonsense", "InvalidCursor"),
        ("page[after]=", "InvalidCursor"),
        ("page[after]=eyJvIjoiaWQiLCJ2Ijo5OTl9", "InvalidCursor"),
        ("page[before]=eyJvIjoiaWQiLCJ2Ijo5OTl9", "InvalidCursor"),
        (
            "page[after]=eyJvIjoiaWQiLCJ2IjoxfQ==&page[before]=eyJvIjoiaWQiLCJ2IjoxfQ==",
            "InvalidPaginationParameter"
        ),
        ("page=0", "InvalidPaginationParameter"),
        ("page=-1", "InvalidPaginationParameter"),
        ("per_page=0", "InvalidPaginationParameter"),
        ("page=101", "InvalidPaginationDepth"),
        ("page=999999999999999999&per_page=999999999999999999", "InvalidPaginationDepth"),
    ])
    func `rejects invalid requests`(query: String, code: String) throws {
        let server = try StandInServer.running()
        defer { server.stop() }
        let response = try server.response(to: "/api/v2/sessions?\(query)")
        #expect(response.status == 400)
        #expect(response.text.contains(#"{"errors":[{"code":"\#(code)""#))
    }

    @Test
    func `also works for the sessions of one user`() throws {
        let server = try StandInServer.running(sessions: 10_000)
        defer { server.stop() }
        let path = "/api/v2/users/\(server.series.odd.userID)/sessions"
        var ids: [Int] = []
        var target = "\(path)?page%5Bsize%5D=100"
        var hasMore = true
        while hasMore, ids.count <= 400 {
            let page = try server.response(to: target)
            ids += try page.ids()
            hasMore = try #require(page.value("meta", "has_more") as? Bool)
            target = try Self.target(of: page.value("links", "next"))
            #expect(target.hasPrefix("\(path).json?"))
        }
        #expect(ids == (0..<400).map { server.series[$0 * 25 + 3].id })
    }
}
