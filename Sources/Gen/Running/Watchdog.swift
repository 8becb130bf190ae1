import Platform
import Synchronization

/// The thread that looks after all runs with a deadline.
///
/// It is the only one in the process, however many runs there are, and is there only while there
/// are any. It does not belong to the concurrency pool, which properties that never end can fill.
enum Watchdog {
    private struct State {
        var watches: [ObjectIdentifier: CaseWatch] = [:]
        var isRunning = false
    }

    private static let state = Mutex(State())

    /// The longest time from one look to the next.
    private static let interval = Duration.milliseconds(50)

    /// Whether a task that was started at the last look has not run yet.
    private static let isProbeWaiting = Atomic(false)

    /// Looks after the cases of a run from now on.
    static func add(_ watch: CaseWatch) {
        let isMissing = state.withLock { state in
            state.watches[ObjectIdentifier(watch)] = watch
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if isMissing, (try? WorkThread { run() }) == nil {
            // The system grants no thread; the next run asks again.
            state.withLock { $0.isRunning = false }
        }
    }

    /// Looks after a run no longer.
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
