import LiveAPI
import SessionContract
import StandInAPI
import TestEffort
import Testing

/// Complete runs against the stand-in API, in which every page is judged.
@Suite(.timeLimit(.minutes(10)))
struct `A run against the stand-in` {
    // Offset paging cannot go past 10,000 records.
    @Test(
        arguments: [
            (PagingMode.cursor, 20), (.offset, TestEffort.count(100, plain: 30)), (.auto, 20),
        ]
    )
    func `reads all sessions, each page once and none after the last`(
        _ paging: PagingMode,
        pages: Int
    ) async throws {
        let result = try await StandInRun.with(sessions: pages * 100) { $0.paging = paging }
        #expect(result.record.findings == [])
        #expect(result.record.payloadRules == [])
        #expect(result.record.outcome.sessions == pages * 100)
        #expect(result.record.outcome.pages == pages)
        #expect(result.record.outcome.walks.map(\.end) == [.complete])
        let targets = result.server.requests.map(\.target)
        #expect(targets.count == pages)
        #expect(Set(targets).count == pages)
    }

    @Test
    func `requests all endpoints and follows the links of their sessions`() async throws {
        let odd = SessionSeries(count: 250).odd
        let result = try await StandInRun.with {
            $0.endpoints = LiveEndpoint.samples.map { sample in
                switch sample {
                case .list, .current: sample
                case .user: .user(Int64(odd.userID))
                case .session: .session(user: Int64(odd.userID), session: Int64(odd.id))
                }
            }
            $0.followsLinks = true
            $0.maximumLinks = 20
        }
        #expect(result.record.findings == [])
        // Three pages of the list, one of each other endpoint, and the links.
        #expect(result.server.requestCount == 3 + LiveEndpoint.samples.count - 1 + 20)
        #expect(result.server.requests.allSatisfy { $0.method == "GET" && $0.status == 200 })
        #expect(!result.server.requests.contains { $0.target.hasSuffix("/renew") })
    }

    @Test(arguments: ["session-id-null", "server-error", nil])
    func `reports the same with any number of connections`(_ fault: String?) async throws {
        let faults = try fault.map { [try #require(StandInFault(rawValue: $0))] } ?? []
        var runs: [StandInRun] = []
        for jobs in [1, 5] {
            let run = try await StandInRun.with(faults, sessions: 30) {
                $0.endpoints = [.list, .current, .user(7), .session(user: 7, session: 1), .list]
                $0.followsLinks = true
                $0.jobs = jobs
            }
            runs.append(run)
        }
        // The servers have different ports.
        let findings = runs.map { run in
            (run.record.findings + run.record.payloadFindings).map {
                "\($0.rule) \($0.place.pointer) \($0.wording.observed)"
            }
        }
        #expect(findings[0] == findings[1])
        let outcomes = runs.map(\.record.outcome)
        #expect(outcomes[0].walks.map(\.end) == outcomes[1].walks.map(\.end))
        #expect(outcomes[0].sessions == outcomes[1].sessions)
        #expect(outcomes[0].answers == outcomes[1].answers)
        #expect(outcomes[0].links == outcomes[1].links)
        let targets = runs.map { $0.server.requests.map(\.target).sorted() }
        #expect(targets[0] == targets[1])
    }

    @Test
    func `is inconclusive with wrong credentials`() async throws {
        for credentials in [nil, try LiveCredentials(parsing: "wrong".utf8)] {
            let result = try await StandInRun.with { $0.credentials = credentials }
            #expect(result.rules == ["live/auth"])
        }
    }

    @Test
    func `sends no requests to other hosts, whatever the API says`() async throws {
        let other = try StandInServer()
        try other.start()
        defer { other.stop() }
        for fault in [StandInFault.answer(.redirectElsewhere), .answer(.nextLinkElsewhere)] {
            let result = try await StandInRun.with([fault], elsewhere: other) {
                $0.followsLinks = true
            }
            #expect(result.rules.contains("live/redirect"))
        }
        #expect(other.requestCount == 0)
    }
}
