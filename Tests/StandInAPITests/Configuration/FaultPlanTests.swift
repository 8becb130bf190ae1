import SessionContract
import TestEffort
import Testing

@testable import StandInAPI

@Suite
struct `The faults of a server` {
    @Test(
        arguments: TestEffort.sample(of: StandInFault.allCases, every: 4),
        [0, 1, 2, 3, 30, 100, 101, 250]
    )
    func `need a number of sessions, which the reason to refuse them names`(
        fault: StandInFault,
        sessions: Int
    ) throws {
        let problems = FaultPlan([fault], for: .sessions(sessions)).problems
        guard sessions < fault.need.sessions else {
            #expect(problems == [])
            return
        }
        let enough = fault.need.sessions
        let problem = try #require(problems.first)
        #expect(problems == [.unmetNeed(of: fault, sessions: sessions)])
        #expect("\(problem)".hasPrefix("'\(fault.rawValue)' needs "))
        #expect("\(problem)".hasSuffix(": pass --sessions \(enough) or more"))
        #expect(FaultPlan([fault], for: .sessions(enough)).problems == [])
    }

    @Test(arguments: [
        (StandInFault.answer(.pagingRepeats), 2, 1), (.answer(.duplicateSession), 3, 1),
        (.answer(.nextLinkElsewhere), 30, 15), (.answer(.duplicateSession), 100, 50),
        (.answer(.duplicateSession), 101, 100), (.answer(.pagingRepeats), 250, 100),
        (.answer(.pagingEndless), 0, 100), (.answer(.pagingEndless), 30, 100),
        (.session(.sessionIDNull), 30, 100),
    ])
    func `make pages smaller only if there would be too few`(
        fault: StandInFault,
        sessions: Int,
        largest: Int
    ) throws {
        let plan = FaultPlan([.variation(.slow), fault], for: .sessions(sessions))
        #expect(plan.largestPage == largest)
        #expect(plan.hasSmallPages == (largest < 100))
        let server = try StandInServer.running(fault, sessions: sessions)
        defer { server.stop() }
        for query in ["page[size]=100", "per_page=100"] {
            let page = try server.response(to: "/api/v2/sessions?\(query)")
            #expect(try page.sessions().count == min(sessions, largest))
            let smaller = try server.response(to: "/api/v2/sessions?\(query.dropLast(2))")
            #expect(try smaller.sessions().count == min(sessions, 1))
        }
    }

    @Test
    func `are all named if several cannot be seen`() {
        let plan = FaultPlan(
            [
                .answer(.duplicateSession), .session(.linkHTTP), .session(.linkRelative),
                .answer(.duplicateSession), .answer(.unauthorized),
            ],
            for: .sessions(1)
        )
        #expect(
            plan.problems == [
                .unmetNeed(of: .answer(.duplicateSession), sessions: 1),
                .rivalFaults(.session(.linkHTTP), .session(.linkRelative)),
                .hiddenFault(.answer(.duplicateSession), by: .answer(.unauthorized)),
                .hiddenFault(.session(.linkHTTP), by: .answer(.unauthorized)),
                .hiddenFault(.session(.linkRelative), by: .answer(.unauthorized)),
            ]
        )
    }

    @Test
    func `are all seen in one session, if they are accepted together`() throws {
        for (place, first) in TestEffort.sample(
            of: StandInFault.OfSession.allCases.enumerated(),
            every: 4
        ) {
            for second in StandInFault.OfSession.allCases[..<place] {
                let faults: [StandInFault] = [.session(first), .session(second)]
                guard FaultPlan(faults, for: .sessions(4)).problems.isEmpty else { continue }
                let wanted = Set(faults.compactMap(\.brokenRule))
                #expect(try rules(of: faults).isSuperset(of: wanted), "\(faults.map(\.rawValue))")
            }
        }
    }

    /// Returns the rules that the list of all sessions breaks, without a connection.
    private func rules(of faults: [StandInFault]) throws -> Set<Rule> {
        var responder = StandInResponder(.init(sessions: 4, faults: faults), now: .zero)
        var parser = HTTPRequestParser(limits: HTTPRequestParser.Limits())
        parser.append(Array("GET /api/v2/sessions HTTP/1.1\r\nHost: a.test\r\n\r\n".utf8)[...])
        let request = try #require(try parser.next())
        let answer = responder.answer(to: request, port: 1, now: .zero)
        var response = Response(head: "")
        response.body = try #require(answer.response).body
        return try `A fault of a payload`.rules(in: response)
    }

    @Test(arguments: [
        (StandInFault.session(.sessionIDNull), "because a case is served unchanged"),
        (.answer(.emptyList), "because a case is served unchanged"),
        (.answer(.jsonTruncated), "because a case is served unchanged"),
        (.answer(.unauthorized), "because it hides the case"),
        (.answer(.errorBody), "because it hides the case"),
        (.message(.bodyShort), "because it hides the case"),
        (.answer(.closesAtOnce), "because it hides the case"),
    ])
    func `are refused next to payloads if one hides the other`(fault: StandInFault, reason: String)
        throws
    {
        let problems = FaultPlan([fault], for: .payloads).problems
        #expect(problems == [.faultOfPayloads(fault)])
        let text = try #require(problems.first?.description)
        #expect(text.hasPrefix("'\(fault.rawValue)' cannot be used with --case, "))
        #expect(text.contains(reason))
    }
}
