import Foundation
package import Platform
import Synchronization

/// A clock that advances only when a test says so.
///
/// Code that waits for descriptors checks it every few milliseconds, and code that sleeps is woken
/// when its time has come. A test therefore advances the time until it sees what it waits for, and
/// nothing depends on the speed of the machine.
package final class ManualTime: Sendable {
    private struct State {
        var now = Duration.zero
        var nextIdentifier = 0
        var sleepers: [Int: Sleeper] = [:]
        var jumps: [Duration] = []
    }

    private struct Sleeper {
        let end: Duration
        let continuation: CheckedContinuation<Void, any Error>
    }

    private let state = Mutex(State())
    private let start: Int64
    private let jumps: @Sendable (Duration) -> Bool

    /// Creates a clock that starts at `date`.
    ///
    /// - Parameters:
    ///   - date: The start, in seconds since 1970.
    ///   - jumps: Returns whether a sleep of this duration ends at once, with the time moved to its
    ///     end; by default none does.
    package init(
        date: Int64 = 1_800_000_000,
        jumps: @escaping @Sendable (Duration) -> Bool = { _ in false }
    ) {
        start = date
        self.jumps = jumps
    }

    /// The time source to give to the code under test.
    package var source: TimeSource {
        TimeSource(
            now: { self.now },
            date: { self.start + self.now.components.seconds },
            sleep: { try await self.sleep(for: $0) },
            longestWait: .milliseconds(2)
        )
    }

    /// The time since the start.
    package var now: Duration { state.withLock(\.now) }

    /// The number of tasks that are asleep.
    package var sleeperCount: Int { state.withLock(\.sleepers.count) }

    /// The sleeps that ended at once, in order.
    package var jumped: [Duration] { state.withLock(\.jumps) }

    /// Advances the time, and wakes the tasks whose time has come.
    package func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.now += duration
            let due = state.sleepers.filter { $0.value.end <= state.now }
            for identifier in due.keys { state.sleepers[identifier] = nil }
            return due.values.map(\.continuation)
        }
        for continuation in woken { continuation.resume() }
    }

    /// Advances the time step by step while a condition holds, and lets other threads run in
    /// between.
    ///
    /// - Parameters:
    ///   - step: The duration of a step.
    ///   - condition: Whether to continue; the wait ends after 20,000 steps in any case, so that a
    ///     test of broken code ends too.
    package func advance(by step: Duration, while condition: () -> Bool) {
        for _ in 0..<20_000 where condition() {
            advance(by: step)
            Thread.sleep(forTimeInterval: 0.0005)
        }
    }

    private func sleep(for duration: Duration) async throws {
        if duration > .zero, jumps(duration) {
            try Task.checkCancellation()
            state.withLock { $0.jumps.append(duration) }
            advance(by: duration)
            return
        }
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
