import Foundation

/// Time and chance as a run needs them, so that tests can have their own.
package struct LiveClock: Sendable {
    /// The time since some fixed moment; never runs backwards.
    package var now: @Sendable () -> Duration

    /// The seconds since 1970, against which dates in header fields are read.
    package var date: @Sendable () -> Int64

    /// Waits, and throws when the task is cancelled meanwhile.
    package var sleep: @Sendable (Duration) async throws -> Void

    /// A number from 0 to 1 for the share of a wait that is left to chance.
    package var jitter: @Sendable () -> Double

    package init(
        now: @escaping @Sendable () -> Duration,
        date: @escaping @Sendable () -> Int64,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        jitter: @escaping @Sendable () -> Double
    ) {
        self.now = now
        self.date = date
        self.sleep = sleep
        self.jitter = jitter
    }
}

extension LiveClock {
    /// The real clock.
    package static var system: LiveClock {
        let start = ContinuousClock.now
        return LiveClock(
            now: { start.duration(to: .now) },
            date: { Int64(Date().timeIntervalSince1970) },
            sleep: { try await Task.sleep(for: $0) },
            jitter: { Double.random(in: 0...1) }
        )
    }
}
