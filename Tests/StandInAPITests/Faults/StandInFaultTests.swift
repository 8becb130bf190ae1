import PayloadInput
import SessionContract
import TestEffort
import Testing

@testable import StandInAPI

/// Checks faults of bodies with the rules themselves.
@Suite
struct `A fault of a payload` {
    static let faults = StandInFault.allCases.filter { fault in
        guard let rule = fault.brokenRule else { return false }
        return rule.group != "live" && fault.visibility != .walks
    }

    /// Returns the rules with findings about a body, including notes.
    static func rules(in response: Response) throws -> Set<Rule> {
        var reader = PayloadReader(JudgeSettings(now: 1_800_000_000))
        var ledger = Ledger()
        reader.read(response.body, name: "answer", into: &ledger)
        return Set(ledger.summary.rows.map(\.finding.rule))
    }

    /// Returns the rules that a fault breaks besides its own.
    static func companions(of fault: StandInFault) -> Set<Rule> {
        switch fault {
        case .session(.jsonLoneSurrogate), .session(.jsonBrokenUTF8), .session(.jsonTooDeep):
            [.contractUndeclared]
        case .session(.misspelledField): [.contractAbsent]
        // The paging members do not match a page without sessions.
        case .answer(.envelopeNull), .answer(.envelopeObject): [.envelopePaging]
        default: []
        }
    }

    static func targets(of server: StandInServer) -> (lists: [String], singles: [String]) {
        let odd = server.series.odd
        let mine = "/api/v2/users/\(odd.userID)/sessions"
        return (
            [
                "/api/v2/sessions", "/api/v2/sessions?page[size]=100", mine + "?page[size]=10",
                mine + ".json",
            ],
            ["/api/v2/users/me/session", "\(mine)/\(odd.id)", odd.path]
        )
    }

    @Test(arguments: TestEffort.sample(of: faults, every: 4))
    func `breaks its rule wherever it is visible`(fault: StandInFault) throws {
        let server = try StandInServer.running(fault)
        defer { server.stop() }
        let rule = try #require(fault.brokenRule)
        let (lists, singles) = Self.targets(of: server)
        let shown =
            switch fault.visibility {
            case .lists: lists
            case .singleSessions: singles
            default: lists + singles
            }
        for target in shown {
            let response = try server.response(to: target)
            #expect(response.status == 200)
            #expect(response["content-type"] == "application/json; charset=utf-8")
            let rules = try Self.rules(in: response)
            #expect(rules.contains(rule), "\(target)")
            #expect(rules.subtracting([rule]).isSubset(of: Self.companions(of: fault)))
        }
        for target in Set(lists + singles).subtracting(shown) {
            #expect(try Self.rules(in: server.response(to: target)).isEmpty, "\(target)")
        }
    }

    @Test(arguments: TestEffort.sample(of: faults.filter { $0.scope == .session }, every: 3))
    func `does not change other sessions`(fault: StandInFault) throws {
        let server = try StandInServer.running(fault, sessions: 20)
        defer { server.stop() }
        for index in 0..<20 where index != server.series.oddIndex {
            let response = try server.response(to: server.series[index].path)
            #expect(try Self.rules(in: response).isEmpty, "session \(index)")
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5])
    func `is visible even in a short list`(count: Int) throws {
        for fault in [
            StandInFault.session(.sessionIDNull), .session(.timestampRuby), .session(.linkUserID),
            .session(.jsonTooDeep),
        ] {
            let server = try StandInServer.running(fault, sessions: count)
            defer { server.stop() }
            let rules = try Self.rules(in: server.response(to: "/api/v2/sessions"))
            #expect(rules.contains(try #require(fault.brokenRule)))
        }
    }

    @Test
    func `is absent unless it is configured`() throws {
        let server = try StandInServer.running(sessions: 1_000)
        defer { server.stop() }
        for page in 1...10 {
            let response = try server.response(to: "/api/v2/sessions?page=\(page)")
            #expect(try response.sessions().count == 100)
            #expect(try Self.rules(in: response).isEmpty)
        }
        #expect(try Self.rules(in: server.response(to: "/api/v2/users/me/session")).isEmpty)
    }
}
