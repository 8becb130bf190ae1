import LiveAPI
import SessionContract
import Synchronization

/// A run with everything it told, for tests to look at.
struct RecordedRun {
    var outcome = LiveOutcome()
    var findings: [Finding] = []
    var pages: [Page] = []
    var events: [LiveEvent] = []
    var sleeps: [Duration] = []

    var rules: [Rule] { findings.map(\.rule) }

    /// Everything a user could ever be shown of the run, as one text.
    var everything: String {
        "\(outcome) \(findings) \(pages.map(\.source)) \(events)"
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

    static func record(_ run: LiveRun) async -> RecordedRun {
        var record = RecordedRun()
        record.outcome = await run.run(
            judge: { page in
                record.pages.append(page)
                return PageJudgement(sessions: page.body.count(of: "\"id\""))
            },
            report: { record.findings.append($0) },
            progress: { record.events.append($0) }
        )
        return record
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

extension [UInt8] {
    fileprivate func count(of text: String) -> Int {
        String(decoding: self, as: UTF8.self).split(
            separator: text,
            omittingEmptySubsequences: false
        )
        .count - 1
    }
}
