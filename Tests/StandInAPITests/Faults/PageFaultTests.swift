import Testing

@testable import StandInAPI

@Suite
struct `A fault of the order of pages` {
    /// The sessions of the pages that a client gets by following links, and the last page.
    static func walk(_ change: StandInFault, pages: Int, query: String = "page[size]=100") throws
        -> (ids: [[Int]], last: Response)
    {
        let server = try StandInServer.running(change)
        defer { server.stop() }
        var response = try server.response(to: "/api/v2/sessions?\(query)")
        var ids = [try response.ids()]
        for _ in 1..<pages {
            response = try server.response(to: `A fault of a list`.next(response))
            ids.append(try response.ids())
        }
        return (ids, response)
    }

    @Test(arguments: ["page[size]=100", "per_page=100"])
    func `returns to earlier pages`(query: String) throws {
        let back = try Self.walk(.answer(.pagingBack), pages: 4, query: query).ids
        #expect(back[2] == back[0] && back[3] == back[1] && back[0] != back[1])
        let cycle = try Self.walk(.answer(.pagingCycle), pages: 5, query: query).ids
        #expect(cycle[3] == cycle[1] && cycle[4] == cycle[2] && Set(cycle).count == 3)
        let (same, last) = try Self.walk(.answer(.pagingSamePage), pages: 9, query: query)
        #expect(Set(same).count == 1)
        #expect(try last.value("meta", "has_more") as? Bool != false)
    }

    @Test
    func `leaves sessions as they are in variations`() throws {
        let right = try Self.walk(.variation(.slow), pages: 3).ids
        let (ids, last) = try Self.walk(.variation(.emptyPages), pages: 9)
        #expect(ids == [right[0], [], [], [], right[1], [], [], [], right[2]])
        #expect(try last.value("meta", "has_more") as? Bool == false)
        let bare = try Self.walk(.variation(.lastPageBare), pages: 3)
        #expect(bare.ids == right)
        #expect(bare.last.text.hasSuffix(#""meta":{"has_more":false},"links":{}}"#))
        let first = try Self.walk(.variation(.pagingFirst), pages: 1).last
        #expect(first.text.hasPrefix(#"{"meta":{"has_more":true,"#))
        let spaced = try Self.walk(.variation(.jsonSpaced), pages: 3)
        #expect(spaced.ids == right)
        #expect(spaced.last.text.contains("\r\n:\t \"https://"))
    }

    @Test(arguments: [
        (StandInFault.OfAnswer.nextLinkScheme, "https://127.0.0.1/api/v2/sessions.json?"),
        (.nextLinkPort, "http://127.0.0.1:8443/api/v2/sessions.json?"),
        (.nextLinkInvalid, "http://[made-up"),
        (.nextLinkResource, "http://127.0.0.1/api/v2/tickets.json?"),
    ])
    func `links to something else`(fault: StandInFault.OfAnswer, start: String) throws {
        for query in ["page[size]=100", "per_page=100"] {
            let page = try Self.walk(.answer(fault), pages: 1, query: query).last
            let next = try page.value("links", "next") ?? page.value("next_page")
            #expect((next as? String)?.hasPrefix(start) == true)
        }
    }

    @Test
    func `has a link that does not match the cursor`() throws {
        let page = try Self.walk(.answer(.nextLinkCursor), pages: 1).last
        let cursor = try #require(page.value("meta", "after_cursor") as? String)
        let next = try #require(page.value("links", "next") as? String)
        #expect(!next.contains(cursor.prefix { $0 != "=" }))
        let bare = try Self.walk(.answer(.pagingNoHasMore), pages: 3).last
        #expect(try bare.value("meta", "has_more") == nil)
        #expect(try bare.value("meta", "after_cursor") != nil)
    }

    @Test
    func `has an error beside sessions`() throws {
        for (fault, key) in [
            (StandInFault.OfAnswer.errorBesideSessions, "error"), (.errorsBesideSessions, "errors"),
        ] {
            let page = try Self.walk(.answer(fault), pages: 1).last
            #expect(try page.ids().count == 100)
            #expect(try page.value(key) != nil)
        }
    }
}
