import Platform
import Synchronization

/// A thread that watches all runs with a deadline.
///
/// There is one per process, and only while there are such runs. It is not part of the concurrency
/// pool, because properties that never end can fill the pool.
enum Watchdog {
    private struct State {
        var watches: [ObjectIdentifier: CaseWatch] = [:]
        var isRunning = false
    }

    private static let state = Mutex(State())

    /// The maximum time between two looks.
    private static let interval = Duration.milliseconds(50)

    /// Whether the task started at an earlier look is still waiting for a thread.
    private static let isProbeWaiting = Atomic(false)

    /// Starts watching the cases of a run.
    static func add(_ watch: CaseWatch) {
        let isMissing = state.withLock { state in
            state.watches[ObjectIdentifier(watch)] = watch
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if isMissing, (try? WorkThread { run() }) == nil {
            // The system did not create a thread; the next run tries again.
            state.withLock { $0.isRunning = false }
        }
    }

    /// Stops watching a run.
    static func remove(_ watch: CaseWatch) {
        state.withLock { _ = $0.watches.removeValue(forKey: ObjectIdentifier(watch)) }
    }

    private static func run() {
        while true {
            let watches = state.withLock { state -> [CaseWatch] in
                state.isRunning = !state.watches.isEmpty
                return Array(state.watches.values)
            }
            if watches.isEmpty { return }
            let isPoolBusy = isProbeWaiting.load(ordering: .acquiring)
            for watch in watches { watch.look(isPoolBusy: isPoolBusy) }
            if !isPoolBusy {
                isProbeWaiting.store(true, ordering: .releasing)
                Task.detached { isProbeWaiting.store(false, ordering: .releasing) }
            }
            let pause = watches.map { min($0.deadline / 4, $0.time.longestWait ?? interval) }.min()
            TimeSource.system.pause(for: min(pause ?? interval, interval))
        }
    }
}
