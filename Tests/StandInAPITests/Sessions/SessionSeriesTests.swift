import SessionModel
import Testing

@testable import StandInAPI

@Suite
struct `A series of sessions` {
    @Test
    func `starts with the documented sample`() {
        let text = JSONText(SessionSeries(count: 1)[0], host: "company.zendesk.com").bytes
        #expect(
            String(decoding: text, as: UTF8.self)
                == #"{"authenticated_at":"2014-11-18T17:24:29Z","id":3432,"#
                + #""last_seen_at":"2014-11-18T17:30:52Z","#
                + #""url":"https://company.zendesk.com/api/v2/users/12345/sessions/3432.json","#
                + #""user_id":12345}"#
        )
    }

    @Test
    func `has unique ids of all sizes, each of which maps to its index`() {
        let series = SessionSeries(count: 10_000)
        var ids: Set<Int> = []
        for index in 0..<series.count {
            let session = series[index]
            #expect(ids.insert(session.id).inserted)
            #expect(series.index(ofSession: session.id) == index)
            #expect(series.index(ofSession: session.id + 1) == nil)
            #expect(session.lastSeenAt >= session.authenticatedAt)
            #expect(session.lastSeenAt < 1_770_000_000)
            #expect(session.userID == SessionSeries.userID(of: SessionSeries.user(of: index)))
        }
        let large = ids.count { $0 > 1 << 32 }
        #expect((7_000...8_000).contains(large))
        #expect(ids.allSatisfy { $0 < 1 << 44 })
        #expect(ids.contains { $0 > 1 << 43 })
    }

    @Test
    func `has ids that map to their index at its very end`() {
        let series = SessionSeries(count: SessionSeries.counts.upperBound)
        for index in series.count - 100..<series.count {
            #expect(series.index(ofSession: series[index].id) == index)
            #expect(series[index].id < 1 << 44)
        }
        #expect(series.index(ofSession: series[series.count].id) == nil)
        for id in [0, 1, 3_431, .max] { #expect(series.index(ofSession: id) == nil) }
    }

    @Test
    func `has each optional key null in some sessions, but not in the first ten`() {
        let series = SessionSeries(count: 100)
        let keys = (0..<100).compactMap { series[$0].nullKey }
        #expect(Set(keys) == Set(StandInSession.NullKey.allCases))
        #expect((0..<10).allSatisfy { series[$0].nullKey == nil })
    }

    @Test
    func `may have null for the optional fields that the contract declares, and for no others`() {
        let keys = StandInSession.NullKey.allCases.map(\.rawValue)
        #expect(Set(keys) == Set(DeclaredField.optionalCases.map(\.key)))
    }

    @Test
    func `has some users with many sessions, and many with a few`() {
        let users = (0..<250).map(SessionSeries.user)
        let counts = Dictionary(users.map { ($0, 1) }, uniquingKeysWith: +)
        #expect(counts.count { $0.value == 10 } == 5)
        #expect(counts.count { $0.value <= 2 } == 160)
        for (index, user) in users.enumerated() {
            let (first, step) = SessionSeries.indices(ofUser: user)
            #expect(index >= first && (index - first) % step == 0)
        }
    }

    @Test(arguments: [0, 1, 24, 25, 26, 250, 1_000])
    func `is divided among its users completely`(count: Int) {
        let series = SessionSeries(count: count)
        var indices: [Int] = []
        for user in 0..<SessionSeries.userCount {
            #expect(SessionSeries.number(ofUser: SessionSeries.userID(of: user)) == user)
            let list = ListedSessions(ofUser: user, in: series)
            indices += (0..<list.count).map(list.index)
        }
        #expect(indices.sorted() == Array(0..<count))
    }
}
