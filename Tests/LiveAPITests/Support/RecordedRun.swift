import LiveAPI
import ManualTime
import SessionContract

/// A run with everything that it reported.
struct RecordedRun {
    var outcome = LiveOutcome()

    /// The findings about the exchanges.
    var findings: [Finding] = []

    /// The findings about the payloads.
    var payloadFindings: [Finding] = []

    /// The count of each of ``findings``.
    var counts: [Int] = []

    var events: [LiveEvent] = []
    var sleeps: [Duration] = []

    var rules: [Rule] { findings.map(\.rule) }

    /// The rules that payloads break, without those whose findings are notes.
    var payloadRules: Set<Rule> {
        Set(payloadFindings.map(\.rule).filter { $0.defaultSeverity != .note })
    }

    /// Everything from the run that a user could see, as one text.
    var everything: String {
        "\(outcome) \(findings) \(payloadFindings) \(events)"
    }

    /// Runs against `server`; waits take no real time.
    static func against(
        _ server: ScriptedServer,
        _ change: (inout LiveConfiguration) -> Void = { _ in }
    ) async throws -> RecordedRun {
        try await against(server.url, change)
    }

    /// Runs against the server at `url`; waits take no real time.
    static func against(
        _ url: String,
        time: ManualTime = .ofRuns(),
        timeout: Duration = Self.timeout,
        _ change: (inout LiveConfiguration) -> Void = { _ in }
    ) async throws -> RecordedRun {
        var configuration = LiveConfiguration(base: try BaseURL(parsing: url))
        change(&configuration)
        return await of(configuration, time: time, timeout: timeout)
    }

    /// Runs with a configuration, whose time limit expires only if the test advances the time.
    static func of(
        _ configuration: LiveConfiguration,
        time: ManualTime = .ofRuns(),
        timeout: Duration = Self.timeout,
        now: Int64 = Self.now,
        onEvent: @escaping (LiveEvent) -> Void = { _ in }
    ) async -> RecordedRun {
        var configuration = configuration
        configuration.timeout = timeout
        configuration.time = time.source
        configuration.jitter = { 0 }
        var record = RecordedRun()
        var ledger = Ledger(Ledger.Options(rowLimit: 10_000, isGrouping: false))
        let run = LiveRun(configuration, hiding: configuration.secretFilter())
        record.outcome = await run.run(JudgeSettings(now: now), into: &ledger) {
            record.events.append($0)
            onEvent($0)
        }
        record.sleeps = time.jumped
        record.take(ledger.summary.rows)
        return record
    }

    /// The time limit of a request: longer than all waits, so that ``ManualTime/ofRuns()`` can
    /// distinguish it from them.
    static let timeout = Duration.seconds(3_600)

    /// A time after all sessions of the stand-in.
    private static let now: Int64 = 1_800_000_000

    private mutating func take(_ rows: [Ledger.Row]) {
        let own = rows.filter(\.finding.isAboutExchange)
        findings = own.map(\.finding)
        counts = own.map(\.count)
        payloadFindings = rows.map(\.finding).filter { !$0.isAboutExchange }
    }
}

extension Finding {
    /// Whether the finding is about an exchange with the API, not about a payload.
    fileprivate var isAboutExchange: Bool {
        rule.group == "live" || Self.pagingKinds.contains(wording.kind)
    }

    private static let pagingKinds: Set<String> = [
        "other-paging", "no-has-more", "other-resource", "other-cursor", "unusable-cursor",
    ]
}

extension ManualTime {
    /// Returns a time in which the waits of a run pass at once, but its time limits expire only if
    /// a test advances the time.
    static func ofRuns() -> ManualTime {
        ManualTime(date: 784_111_777) { $0 < RecordedRun.timeout }
    }
}
