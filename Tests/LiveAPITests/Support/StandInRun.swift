import LiveAPI
import ManualTime
import SessionContract
import StandInAPI
import Testing

/// A run against a stand-in, with everything that it reported, and the server with its log.
struct StandInRun {
    let record: RecordedRun
    let server: StandInServer

    var rules: Set<String> {
        Set((record.findings + record.payloadFindings).map(\.rule.id))
    }

    /// The rules about the exchanges.
    var liveRules: Set<String> { rules.filter { $0.hasPrefix("live/") } }

    /// Starts a server and runs against it, with the credentials that it requires.
    static func with(
        _ faults: [StandInFault] = [],
        sessions: Int = 250,
        payloads: [ServedPayload] = [],
        elsewhere: StandInServer? = nil,
        _ change: (inout LiveConfiguration) -> Void = { _ in }
    ) async throws -> StandInRun {
        var settings = StandInConfiguration(sessions: sessions, faults: faults)
        if let origin = elsewhere?.origin { settings.elsewhere = try WebOrigin(parsing: origin) }
        settings.payloads = payloads
        settings.credentials = .basic(email: "a@example.com", token: "canary-77")
        settings.limits.oversizedBody = 3 << 17
        let server = try StandInServer(configuration: settings)
        try server.start()
        defer { server.stop() }
        let origin = try #require(server.origin)
        var configuration = LiveConfiguration(base: try BaseURL(parsing: origin))
        configuration.credentials = try LiveCredentials(
            parsing: "a@example.com/token:canary-77".utf8
        )
        configuration.bodyLimit = 1 << 17
        configuration.maximumEmptyPages = 5
        change(&configuration)
        let time = ManualTime.ofRuns()
        let limits = Task {
            if faults.contains(where: \.leavesRequestsOpen) {
                try await passLimits(of: server, time)
            }
        }
        defer { limits.cancel() }
        return StandInRun(record: await RecordedRun.of(configuration, time: time), server: server)
    }

    /// Runs with the requests that show the faults.
    static func seeing(
        _ faults: [StandInFault],
        sessions: Int,
        payloads: [ServedPayload] = []
    ) async throws -> StandInRun {
        let visibilities = Set(faults.map(\.visibility))
        return try await with(faults, sessions: sessions, payloads: payloads) {
            $0.retries = 2
            $0.followsLinks = visibilities.contains(.followedLinks)
            if visibilities.contains(.singleSessions) { $0.endpoints = [.list, .current] }
        }
    }

    /// Whether the run shows a fault: its rule was reported or, if it is a variation, it happened
    /// and nothing was reported.
    func shows(_ fault: StandInFault) -> Bool {
        if let rule = fault.rule { return rules.contains(rule) }
        let statuses = server.requests.map(\.status)
        return switch fault {
        case .variation(.rateLimitedOnce): statuses.contains(429)
        case .variation(.serverErrorOnce): statuses.contains(503)
        default: !statuses.isEmpty
        }
    }

    /// Lets the time limit of each request expire once the server has received it.
    private static func passLimits(of server: StandInServer, _ time: ManualTime) async throws {
        for count in 1... {
            while server.requestCount < count { try await Task.sleep(for: .milliseconds(2)) }
            time.advance(by: RecordedRun.timeout)
        }
    }
}

extension StandInFault {
    /// Whether a request never gets a complete response and the connection stays open.
    fileprivate var leavesRequestsOpen: Bool {
        switch self {
        case .answer(.neverAnswers), .message(.stallsInHeader), .message(.dripsHeader),
            .message(.stallsInBody), .message(.dripsBody):
            true
        default: false
        }
    }
}
