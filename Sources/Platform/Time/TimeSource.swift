import CLibrary

/// Time as a program sees it, so that tests can have their own.
package struct TimeSource: Sendable {
    /// The time since some fixed moment; never runs backwards.
    package var now: @Sendable () -> Duration

    /// The time in whole seconds since 1970.
    package var date: @Sendable () -> Int64

    /// Waits, and throws when the task is cancelled meanwhile.
    package var sleep: @Sendable (Duration) async throws -> Void

    /// The longest wait of the system before the time has to be looked at again; `nil` where time
    /// passes while the system waits.
    ///
    /// Time that a test moves does not end a wait for a descriptor, so such waits are short ones.
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
    /// The clocks of the system.
    package static let system: TimeSource = {
        let start = ContinuousClock.now
        return TimeSource(
            now: { start.duration(to: .now) },
            date: { Int64(time(nil)) },
            sleep: { try await Task.sleep(for: $0) }
        )
    }()

    /// How long a wait of the system may take that is to end at `deadline`, if any.
    package func timeout(until deadline: Duration?) -> Duration? {
        let rest = deadline.map { max(.zero, $0 - now()) }
        guard let longestWait else { return rest }
        return min(rest ?? longestWait, longestWait)
    }

    /// Waits on this thread, at most as long as that takes in reality.
    package func pause(for duration: Duration) {
        var none = PollSet()
        none.wait(for: longestWait.map { min($0, duration) } ?? duration)
    }
}
