import Foundation
import SessionModel
import Testing

@Suite
struct `A session object` {
    /// Sessions with each combination of states of the optional fields.
    static let allStates: [SessionObject] = {
        let times: [OptionalNullable<Timestamp>] = [.absent, .null, .value("2014-11-18T17:24:29Z")]
        let urls: [OptionalNullable<String>] = [.absent, .null, .value("https://a.example/1.json")]
        let users: [OptionalNullable<Int64>] = [.absent, .null, .value(12_345)]
        var sessions: [SessionObject] = []
        for authenticatedAt in times {
            for lastSeenAt in times {
                for url in urls {
                    for userID in users {
                        sessions.append(
                            SessionObject(
                                id: 3_432,
                                authenticatedAt: authenticatedAt,
                                lastSeenAt: lastSeenAt,
                                url: url,
                                userID: userID
                            )
                        )
                    }
                }
            }
        }
        return sessions
    }()

    static let sample = SessionObject(
        id: 3_432,
        authenticatedAt: .value("2014-11-18T17:24:29Z"),
        lastSeenAt: .value("2014-11-18T17:30:52Z"),
        url: .value("https://company.zendesk.com/api/v2/users/12345/sessions/3432.json"),
        userID: .value(12_345)
    )

    @Test
    func `differs in each combination of states`() {
        #expect(Self.allStates.count == PresenceCombination.all.count)
        #expect(Set(Self.allStates).count == Self.allStates.count)
    }

    @Test
    func `keeps its states through Foundation's coders and its own`() throws {
        for session in Self.allStates {
            let foreign = try JSONEncoder().encode(session)
            #expect(try JSONDecoder().decode(SessionObject.self, from: foreign) == session)
            #expect(try SessionObject(json: Array(foreign)) == session)
            let own = session.json()
            #expect(try SessionObject(json: own) == session)
            #expect(try JSONDecoder().decode(SessionObject.self, from: Data(own)) == session)
        }
    }

    @Test
    func `writes null and omits absent fields`() {
        let session = SessionObject(id: 1, lastSeenAt: .null, userID: .value(-2))
        let json = String(decoding: session.json(), as: UTF8.self)
        #expect(json == #"{"id":1,"last_seen_at":null,"user_id":-2}"#)
    }

    @Test
    func `distinguishes canonically equivalent strings`() {
        let composed = SessionObject(id: 1, url: .value("\u{E9}"))
        let decomposed = SessionObject(id: 1, url: .value("e\u{301}"))
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
        #expect(composed == SessionObject(id: 1, url: .value("\u{E9}")))
        #expect(
            composed.hashValue == SessionObject(id: 1, url: .value("\u{E9}")).hashValue
        )
    }

    @Test
    func `requires an id also with Foundation's decoder`() {
        for json in ["{}", #"{"id":null}"#, #"{"id":"1"}"#, #"{"id":1,"url":1}"#] {
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode(SessionObject.self, from: Data(json.utf8))
            }
        }
    }
}
