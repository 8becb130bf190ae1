import LiveAPI
import ManualTime
import SessionContract
import StandInAPI
import Testing

/// Complete runs against the stand-in API, in which every page is judged.
@Suite(.timeLimit(.minutes(5)))
struct `A run against the stand-in` {
    private struct Result {
        let record: RecordedRun
        let server: StandInServer

        var rules: Set<String> {
            Set((record.findings + record.payloadFindings).map(\.rule.id))
        }
    }

    private func run(
        faults: [StandInFault] = [],
        sessions: Int = 250,
        elsewhere: StandInServer? = nil,
        _ change: (inout LiveConfiguration) -> Void = { _ in }
    ) async throws -> Result {
        var settings = StandInConfiguration(sessions: sessions, faults: faults)
        if let origin = elsewhere?.origin { settings.elsewhere = origin }
        settings.credentials = .basic(email: "a@example.com", token: "canary-77")
        settings.limits.oversizedBody = 3 << 20
        let server = try StandInServer(configuration: settings)
        try server.start()
        defer { server.stop() }
        let origin = try #require(server.origin)
        var configuration = LiveConfiguration(base: try BaseURL(parsing: origin))
        configuration.credentials = try LiveCredentials(
            parsing: "a@example.com/token:canary-77".utf8
        )
        configuration.bodyLimit = 1 << 20
        change(&configuration)
        let time = ManualTime.ofRuns()
        let limits = Task {
            if faults.contains(where: \.leavesRequestsOpen) {
                try await passLimits(of: server, time)
            }
        }
        defer { limits.cancel() }
        return Result(record: await RecordedRun.of(configuration, time: time), server: server)
    }

    /// Lets the time limit of each request expire once the server has received it.
    private func passLimits(of server: StandInServer, _ time: ManualTime) async throws {
        for count in 1... {
            while server.requestCount < count { try await Task.sleep(for: .milliseconds(2)) }
            time.advance(by: RecordedRun.timeout)
        }
    }

    // Offset paging cannot go past 10,000 records.
    @Test(arguments: [(PagingMode.cursor, 20), (.offset, 100), (.auto, 20)])
    func `reads all sessions, each page once and none after the last`(
        _ paging: PagingMode,
        pages: Int
    ) async throws {
        let result = try await run(sessions: pages * 100) { $0.paging = paging }
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
        let result = try await run {
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

    @Test
    func `is inconclusive with wrong credentials`() async throws {
        for credentials in [nil, try LiveCredentials(parsing: "wrong".utf8)] {
            let result = try await run { $0.credentials = credentials }
            #expect(result.rules == ["live/auth"])
        }
    }

    // Serialized, because dozens of concurrent URLSessions wait for each other longer than all of
    // them take one after another.
    @Test(.serialized, arguments: StandInFault.allCases)
    func `finds each fault`(_ fault: StandInFault) async throws {
        // Three pages, as with 250 sessions and the default page size.
        let result = try await run(faults: [fault], sessions: 50) {
            $0.pageSize = 20
            $0.retries = 1
            switch fault.visibility {
            case .followedLinks: $0.followsLinks = true
            case .singleSessions: $0.endpoints = [.current]
            case .everywhere, .lists, .severalPages: break
            }
        }
        #expect(fault.rule.map { result.rules.contains($0) } ?? true, "\(result.rules)")
        let live = result.rules.filter { $0.hasPrefix("live/") }
        #expect(live.isSubset(of: fault.rule.map { [$0] } ?? []), "\(live)")
    }

    @Test
    func `sends no requests to other hosts, whatever the API says`() async throws {
        let other = try StandInServer()
        try other.start()
        defer { other.stop() }
        for fault in [StandInFault.answer(.redirectElsewhere), .answer(.nextLinkElsewhere)] {
            let result = try await run(faults: [fault], elsewhere: other) {
                $0.followsLinks = true
            }
            #expect(result.rules.contains("live/redirect"))
        }
        #expect(other.requestCount == 0)
    }
}

extension StandInFault {
    /// Whether a request never gets a complete response and the connection stays open.
    fileprivate var leavesRequestsOpen: Bool {
        self == .answer(.neverAnswers) || self == .answer(.stallsInBody)
    }
}
