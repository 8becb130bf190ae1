import Synchronization

/// The request to stop, once there is one: a signal, or what a test puts in its place.
///
/// Loops read ``signal``; what waits is woken with ``wait()`` or ``cancelling(_:)``. Only the first
/// signal counts.
package final class InterruptionWatch: Sendable {
    private struct Actions {
        var next = 0
        var waiting: [Int: @Sendable (Int32) -> Void] = [:]
    }

    private let source: @Sendable () -> Int32?
    private let received = Atomic<Int32>(0)
    private let actions = Mutex(Actions())

    /// A watch for an interruption that has not come.
    ///
    /// - Parameter source: The signal that a handler has noted; ``announce()`` must follow.
    package init(source: @escaping @Sendable () -> Int32? = { nil }) {
        self.source = source
    }

    /// The signal that came first.
    package var signal: Int32? {
        let number = received.load(ordering: .acquiring)
        return number == 0 ? source() : number
    }

    /// Wakes everything that waits for the signal.
    package func announce() {
        guard let signal else { return }
        let due = actions.withLock { actions in
            defer { actions.waiting = [:] }
            return actions.waiting.values
        }
        for action in due { action(signal) }
    }

    /// Interrupts whatever looks at this watch.
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
    /// Waits for the interruption, and returns its signal.
    func wait() async -> Int32 {
        await withCheckedContinuation { continuation in
            _ = onInterruption { continuation.resume(returning: $0) }
        }
    }

    /// Runs `work` in a task that the interruption cancels, and returns its result.
    func cancelling<Success: Sendable>(
        _ work: @escaping @Sendable () async -> Success
    ) async -> Success {
        let task = Task { await work() }
        let registration = onInterruption { _ in task.cancel() }
        defer { registration.map(forget) }
        return await task.value
    }

    /// Calls `action` once with the signal, at once if it came already; returns what to pass to
    /// ``forget(_:)`` if it is still to come.
    private func onInterruption(_ action: @escaping @Sendable (Int32) -> Void) -> Int? {
        let registration: Int? = actions.withLock { actions in
            // Under the lock: what is not seen here is announced after this returns.
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
