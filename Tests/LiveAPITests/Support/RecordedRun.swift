import LiveAPI
import SessionContract
import Synchronization

/// A run with everything it told, for tests to look at.
struct RecordedRun {
    var outcome = LiveOutcome()

    /// What was found about the exchanges, and what the payloads violate.
    var findings: [Finding] = []
    var payloadFindings: [Finding] = []

    /// How often each of ``findings`` was found.
    var counts: [Int] = []

    var events: [LiveEvent] = []
    var sleeps: [Duration] = []

    var rules: [Rule] { findings.map(\.rule) }

    /// The rules that payloads break, those whose findings are notes left out.
    var payloadRules: Set<Rule> {
        Set(payloadFindings.map(\.rule).filter { $0.defaultSeverity != .note })
    }

    /// Everything a user could ever be shown of the run, as one text.
    var everything: String {
        "\(outcome) \(findings) \(payloadFindings) \(events)"
    }

    /// Runs against `server` with a clock that sleeps in no time.
    static func against(
        _ server: ScriptedServer,
        _ change: (inout LiveConfiguration) -> Void = { _ in }
    ) async throws -> RecordedRun {
        try await against(server.url, change)
    }

    /// Runs against whoever is at `url` with a clock that sleeps in no time.
    static func against(
        _ url: String,
        _ change: (inout LiveConfiguration) -> Void = { _ in }
    ) async throws -> RecordedRun {
        var configuration = LiveConfiguration(base: try BaseURL(parsing: url))
        configuration.timeout = .seconds(20)
        change(&configuration)
        let clock = TestClock()
        var run = await record(LiveRun(configuration, clock: clock.clock))
        run.sleeps = clock.sleeps
        return run
    }

    static func record(_ run: LiveRun, now: Int64 = Self.now) async -> RecordedRun {
        var record = RecordedRun()
        var ledger = Ledger(Ledger.Options(rowLimit: 10_000, isGrouping: false))
        record.outcome = await run.run(JudgeSettings(now: now), into: &ledger) {
            record.events.append($0)
        }
        record.take(ledger.summary.rows)
        return record
    }

    /// The moment up to which the sessions of the stand-in lie in the past.
    private static let now: Int64 = 1_800_000_000

    private mutating func take(_ rows: [Ledger.Row]) {
        let own = rows.filter(\.finding.isAboutExchange)
        findings = own.map(\.finding)
        counts = own.map(\.count)
        payloadFindings = rows.map(\.finding).filter { !$0.isAboutExchange }
    }
}

extension Finding {
    /// Whether the finding is about the exchanges with an API, and not about a payload.
    fileprivate var isAboutExchange: Bool {
        rule.group == "live" || wording.kind == "other-paging"
    }
}

/// A clock that jumps where it should sleep, and notes by how much.
final class TestClock: Sendable {
    private let state = Mutex((now: Duration.zero, sleeps: [Duration]()))

    var sleeps: [Duration] { state.withLock { $0.sleeps } }

    var clock: LiveClock {
        LiveClock(
            now: { self.state.withLock { $0.now } },
            date: { 784_111_777 },
            sleep: { duration in
                self.state.withLock {
                    $0.now += duration
                    $0.sleeps.append(duration)
                }
            },
            jitter: { 0 }
        )
    }
}
