import CLibrary

/// The time that a program sees, so that tests can substitute their own.
package struct TimeSource: Sendable {
    /// The time since a fixed moment; never runs backwards.
    package var now: @Sendable () -> Duration

    /// The time in whole seconds since 1970.
    package var date: @Sendable () -> Int64

    /// Waits; throws if the task is cancelled in the meantime.
    package var sleep: @Sendable (Duration) async throws -> Void

    /// The longest system wait before the time must be checked again; `nil` if time passes during a
    /// system wait.
    ///
    /// A test that moves its time does not end a wait for a descriptor, so such waits must be
    /// short.
    package var longestWait: Duration?

    package init(
        now: @escaping @Sendable () -> Duration,
        date: @escaping @Sendable () -> Int64,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        longestWait: Duration? = nil
    ) {
        self.now = now
        self.date = date
        self.sleep = sleep
        self.longestWait = longestWait
    }
}

extension TimeSource {
    /// The system clocks.
    package static let system: TimeSource = {
        let start = ContinuousClock.now
        return TimeSource(
            now: { start.duration(to: .now) },
            date: { Int64(time(nil)) },
            sleep: { try await Task.sleep(for: $0) }
        )
    }()

    /// Returns how long a system wait may take that must end at `deadline`, if there is one.
    package func timeout(until deadline: Duration?) -> Duration? {
        let rest = deadline.map { max(.zero, $0 - now()) }
        guard let longestWait else { return rest }
        return min(rest ?? longestWait, longestWait)
    }

    /// Blocks this thread for `duration`, or for ``longestWait`` if that is shorter.
    package func pause(for duration: Duration) {
        var none = PollSet()
        none.wait(for: longestWait.map { min($0, duration) } ?? duration)
    }
}
