package import Platform
import Synchronization

/// Time that passes only when a test says so.
///
/// Code that waits for descriptors looks at it every few milliseconds, and code that sleeps is woken
/// when its time has come. So a test moves the time until it sees what it waits for, and nothing
/// depends on how fast the machine is.
package final class ManualTime: Sendable {
    private struct State {
        var now = Duration.zero
        var nextIdentifier = 0
        var sleepers: [Int: Sleeper] = [:]
    }

    private struct Sleeper {
        let end: Duration
        let continuation: CheckedContinuation<Void, any Error>
    }

    private let state = Mutex(State())
    private let start: Int64

    /// Time that starts at this many seconds since 1970.
    package init(date: Int64 = 1_800_000_000) {
        start = date
    }

    /// What the code under test is given.
    package var source: TimeSource {
        TimeSource(
            now: { self.now },
            date: { self.start + self.now.components.seconds },
            sleep: { try await self.sleep(for: $0) },
            longestWait: .milliseconds(2)
        )
    }

    /// How much time has passed since the start.
    package var now: Duration { state.withLock(\.now) }

    /// How many tasks are asleep.
    package var sleeperCount: Int { state.withLock(\.sleepers.count) }

    /// Moves the time, and wakes those whose time has come.
    package func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.now += duration
            let due = state.sleepers.filter { $0.value.end <= state.now }
            for identifier in due.keys { state.sleepers[identifier] = nil }
            return due.values.map(\.continuation)
        }
        for continuation in woken { continuation.resume() }
    }

    private func sleep(for duration: Duration) async throws {
        let identifier = state.withLock { state in
            defer { state.nextIdentifier += 1 }
            return state.nextIdentifier
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isOver = state.withLock { state in
                    let end = state.now + duration
                    if Task.isCancelled || end <= state.now { return true }
                    state.sleepers[identifier] = Sleeper(end: end, continuation: continuation)
                    return false
                }
                guard isOver else { return }
                if Task.isCancelled {
                    continuation.resume(throwing: CancellationError())
                } else {
                    continuation.resume()
                }
            }
        } onCancel: {
            let sleeper = state.withLock { $0.sleepers.removeValue(forKey: identifier) }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }
}
