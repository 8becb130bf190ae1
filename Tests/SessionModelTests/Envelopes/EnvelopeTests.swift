import Foundation
import SessionModel
import Testing

@Suite
struct `An envelope` {
    private static let session = #"{"id":1,"user_id":null}"#

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test(arguments: [
        (#"{"session":{"id":1,"user_id":null}}"#, SingleSession.Form.object),
        (#"{"session":[{"id":1,"user_id":null}]}"#, SingleSession.Form.arrayOfOne),
    ])
    func `of a single session keeps its form in a round trip`(
        json: String,
        form: SingleSession.Form
    ) throws {
        let single = try SingleSession(json: Array(json.utf8))
        #expect(single == SingleSession(SessionObject(id: 1, userID: .null), form: form))
        #expect(Self.text(single.json()) == json)
        #expect(try JSONDecoder().decode(SingleSession.self, from: Data(json.utf8)) == single)
        let encoded = try JSONEncoder().encode(single)
        #expect(try SingleSession(json: Array(encoded)) == single)
    }

    @Test(arguments: [
        (#"{"session":[]}"#, "envelope/shape", "/session", 11),
        (#"{"session":[{"id":1},{"id":2}]}"#, "envelope/shape", "/session", 11),
        (#"{"session":null}"#, "envelope/shape", "/session", 11),
        (#"{"session":[3]}"#, "envelope/shape", "/session/0", 12),
        (#"{"session":[{"id":true}]}"#, "contract/type", "/session/0/id", 18),
        (#"{"session":{}}"#, "contract/missing", "/session/id", 11),
        (#"{"sessions":[]}"#, "envelope/unknown", "", 0),
        (" []", "envelope/unknown", "", 1),
    ])
    func `of a single session holds exactly one`(
        json: String,
        kind: String,
        path: String,
        offset: Int
    ) {
        let error = #expect(throws: SessionDecodingError.self) {
            try SingleSession(json: Array(json.utf8))
        }
        #expect(error?.kind.rawValue == kind)
        #expect(error?.path == path)
        #expect(error?.offset == offset)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(SingleSession.self, from: Data(json.utf8))
        }
    }

    @Test(arguments: [
        #"{"sessions":[]}"#,
        #"{"sessions":[{"id":1},{"id":2,"url":null}],"next_page":null,"previous_page":null,"count":2}"#,
        #"{"sessions":[],"next_page":"https://a.example/?page=2","count":101}"#,
        #"{"sessions":[],"meta":{"has_more":true,"after_cursor":"eA==","before_cursor":null},"links":{"next":"https://a.example/?page%5Bafter%5D=eA==","prev":null}}"#,
        #"{"sessions":[],"meta":{"has_more":false},"links":{}}"#,
        #"{"sessions":[],"meta":null,"links":null,"count":null}"#,
    ])
    func `of a list keeps each state of its pagination fields`(json: String) throws {
        let list = try SessionList(json: Array(json.utf8))
        #expect(Self.text(list.json()) == json)
        #expect(try JSONDecoder().decode(SessionList.self, from: Data(json.utf8)) == list)
        let encoded = try JSONEncoder().encode(list)
        #expect(try SessionList(json: Array(encoded)) == list)
    }

    @Test(arguments: [
        ("null", "envelope/unknown", "", 0),
        ("{}", "envelope/unknown", "", 0),
        (#"{"sessions":{}}"#, "envelope/shape", "/sessions", 12),
        (#"{"sessions":null}"#, "envelope/shape", "/sessions", 12),
        (#"{"sessions":[{"id":1},null]}"#, "envelope/shape", "/sessions/1", 22),
        (#"{"sessions":[{"id":1},{"id":2,"url":3}]}"#, "contract/type", "/sessions/1/url", 36),
        (#"{"sessions":[],"meta":[]}"#, "envelope/paging", "/meta", 22),
        (#"{"sessions":[],"meta":{"has_more":0}}"#, "envelope/paging", "/meta/has_more", 34),
        (#"{"sessions":[],"links":{"next":true}}"#, "envelope/paging", "/links/next", 31),
        (#"{"sessions":[],"count":1.5}"#, "envelope/paging", "/count", 23),
        (#"{"sessions":[],"next_page":2}"#, "envelope/paging", "/next_page", 27),
        (#"{"sessions":[],"links":{"prev":"\ud800"}}"#, "json/lone-surrogate", "/links/prev", 31),
    ])
    func `of a list reports the session or key that is wrong`(
        json: String,
        kind: String,
        path: String,
        offset: Int
    ) {
        let error = #expect(throws: SessionDecodingError.self) {
            try SessionList(json: Array(json.utf8))
        }
        #expect(error?.kind.rawValue == kind)
        #expect(error?.path == path)
        #expect(error?.offset == offset)
    }

    @Test
    func `of a list differs from another if any key differs`() {
        let plain = SessionList(sessions: [])
        let lists = [
            plain,
            SessionList(sessions: [SessionObject(id: 1)]),
            SessionList(sessions: [], meta: .null),
            SessionList(sessions: [], meta: .value(PagingMeta(hasMore: .value(true)))),
            SessionList(sessions: [], meta: .value(PagingMeta(afterCursor: .value("\u{E9}")))),
            SessionList(sessions: [], meta: .value(PagingMeta(afterCursor: .value("e\u{301}")))),
            SessionList(sessions: [], meta: .value(PagingMeta(beforeCursor: .null))),
            SessionList(sessions: [], links: .null),
            SessionList(sessions: [], links: .value(PagingLinks(next: .value("x")))),
            SessionList(sessions: [], links: .value(PagingLinks(previous: .value("x")))),
            SessionList(sessions: [], nextPage: .null),
            SessionList(sessions: [], previousPage: .null),
            SessionList(sessions: [], count: .value(0)),
        ]
        for (index, list) in lists.enumerated() {
            #expect(lists.firstIndex(of: list) == index)
        }
    }
}
