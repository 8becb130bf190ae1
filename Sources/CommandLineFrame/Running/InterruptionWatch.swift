import Synchronization

/// A request to stop the program: a signal, or a call from a test.
///
/// Loops poll ``signal``; waiting code uses ``wait()`` or ``cancelling(_:)``. Only the first signal
/// counts.
package final class InterruptionWatch: Sendable {
    private struct Actions {
        var next = 0
        var waiting: [Int: @Sendable (Int32) -> Void] = [:]
    }

    private let source: @Sendable () -> Int32?
    private let received = Atomic<Int32>(0)
    private let actions = Mutex(Actions())

    /// A watch that has not been interrupted.
    ///
    /// - Parameter source: Returns the signal that a handler recorded; ``announce()`` must follow.
    package init(source: @escaping @Sendable () -> Int32? = { nil }) {
        self.source = source
    }

    /// The first signal, or `nil` if there is none yet.
    package var signal: Int32? {
        let number = received.load(ordering: .acquiring)
        return number == 0 ? source() : number
    }

    /// Wakes everything that waits, if there is a signal.
    package func announce() {
        guard let signal else { return }
        let due = actions.withLock { actions in
            defer { actions.waiting = [:] }
            return actions.waiting.values
        }
        for action in due { action(signal) }
    }

    /// Interrupts with `signal`, unless there was a signal before.
    package func interrupt(by signal: Int32) {
        _ = received.compareExchange(
            expected: 0,
            desired: signal,
            ordering: .acquiringAndReleasing
        )
        announce()
    }
}

extension InterruptionWatch {
    /// Waits for the interruption and returns its signal.
    package func wait() async -> Int32 {
        await withCheckedContinuation { continuation in
            _ = onInterruption { continuation.resume(returning: $0) }
        }
    }

    /// Runs `work` in a task that the interruption cancels, and returns the result.
    package func cancelling<Success: Sendable>(
        _ work: @escaping @Sendable () async -> Success
    ) async -> Success {
        let task = Task { await work() }
        let registration = onInterruption { _ in task.cancel() }
        defer { registration.map(forget) }
        return await task.value
    }

    /// Calls `action` once with the signal, immediately if there is one already; otherwise returns
    /// the number to pass to ``forget(_:)``.
    private func onInterruption(_ action: @escaping @Sendable (Int32) -> Void) -> Int? {
        let registration: Int? = actions.withLock { actions in
            // Under the lock: a signal that is not seen here is announced after this returns.
            guard signal == nil else { return nil }
            actions.next += 1
            actions.waiting[actions.next] = action
            return actions.next
        }
        if registration == nil, let signal { action(signal) }
        return registration
    }

    private func forget(_ registration: Int) {
        actions.withLock { _ = $0.waiting.removeValue(forKey: registration) }
    }
}
