import Testing

@testable import StandInAPI

@Suite
struct `A fault of a list` {
    static func next(_ page: Response) throws -> String {
        try `Paging`.target(of: page.value("links", "next") ?? page.value("next_page"))
    }

    @Test(arguments: ["page[size]=100", "per_page=100"])
    func `makes the second page link to itself`(query: String) throws {
        let server = try StandInServer.running(.answer(.pagingRepeats))
        defer { server.stop() }
        let first = try server.response(to: "/api/v2/sessions?\(query)")
        let second = try server.response(to: Self.next(first))
        #expect(try Self.next(first) == Self.next(second))
        #expect(try first.ids() != second.ids())
        #expect(try second.value("meta", "has_more") as? Bool != false)
    }

    @Test(arguments: ["page[size]=100", "per_page=100"])
    func `adds pages after the end`(query: String) throws {
        let server = try StandInServer.running(.answer(.pagingEndless))
        defer { server.stop() }
        var targets: Set<String> = []
        var target = "/api/v2/sessions?\(query)"
        for page in 0..<150 {
            #expect(targets.insert(target).inserted)
            let response = try server.response(to: target)
            #expect(try response.ids().count == [100, 100, 50, 0][min(page, 3)])
            #expect(try response.value("meta", "has_more") as? Bool != false)
            target = try Self.next(response)
        }
    }

    @Test(arguments: ["page[size]=100", "per_page=100"])
    func `makes a page start with the last session of the previous page`(query: String) throws {
        let server = try StandInServer.running(.answer(.duplicateSession))
        defer { server.stop() }
        let first = try server.response(to: "/api/v2/sessions?\(query)")
        let second = try server.response(to: Self.next(first))
        #expect(try first.ids().count == 100)
        #expect(try second.ids().count == 101)
        #expect(try first.ids().last == second.ids().first)
    }

    @Test(arguments: ["page[size]=100", "per_page=100"])
    func `does not change a list that has only one page`(query: String) throws {
        let right = try StandInServer.running(publicURL: "https://a.test")
        defer { right.stop() }
        let path = "/api/v2/users/\(right.series.odd.userID)/sessions?\(query)"
        let expected = try right.response(to: path)
        for fault in [StandInFault.answer(.pagingRepeats), .answer(.duplicateSession)] {
            let server = try StandInServer.running(fault, publicURL: "https://a.test")
            defer { server.stop() }
            let response = try server.response(to: path)
            #expect(try response.sessions().count == expected.sessions().count)
            let next = try response.value("next_page") as? String
            #expect(next == nil)
            #expect(try response.value("meta", "has_more") as? Bool != true)
        }
    }

    @Test
    func `repeats a session whose id another fault does not change`() throws {
        let server = try StandInServer.running(
            .answer(.duplicateSession),
            .session(.sessionIDString),
            sessions: 8
        )
        defer { server.stop() }
        let first = try server.response(to: "/api/v2/sessions?page[size]=4")
        let second = try server.response(to: Self.next(first))
        let ids = try second.ids()
        #expect(ids.count == 5)
        #expect(try first.sessions().contains { $0["id"] as? Int == ids[0] })
    }

    @Test
    func `removes all sessions`() throws {
        let server = try StandInServer.running(.answer(.emptyList))
        defer { server.stop() }
        let byCursor = try server.response(to: "/api/v2/sessions?page[size]=100")
        #expect(try byCursor.ids().isEmpty)
        #expect(try byCursor.value("meta", "has_more") as? Bool == false)
        let byNumber = try server.response(to: "/api/v2/users/12345/sessions")
        #expect(try byNumber.ids().isEmpty)
        #expect(try byNumber.value("count") as? Int == 0)
        #expect(try server.response(to: "/api/v2/users/me/session").status == 404)
        #expect(try server.response(to: server.series[0].path).status == 404)
    }

    @Test
    func `hides the odd session from its own URL`() throws {
        let server = try StandInServer.running(.answer(.linkBroken))
        defer { server.stop() }
        #expect(try server.response(to: "/api/v2/sessions").ids().contains(server.series.odd.id))
        #expect(try server.response(to: server.series.odd.path).status == 404)
        #expect(try server.response(to: server.series[4].path).status == 200)
    }

    @Test(arguments: [1, 4, 250])
    func `returns another session instead of the odd one`(count: Int) throws {
        let server = try StandInServer.running(.answer(.linkSwapped), sessions: count)
        defer { server.stop() }
        let response = try server.response(to: server.series.odd.path)
        #expect(response.status == 200)
        #expect(try response.value("session", "id") as? Int != server.series.odd.id)
    }
}
