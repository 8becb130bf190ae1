import Platform
import Synchronization

/// Watches the running cases of a run for the first one that exceeds its deadline.
///
/// A property that never ends cannot report anything, so its case must be reported while it still
/// runs. The ``Watchdog`` does that from its own thread.
package final class CaseWatch: Sendable {
    /// The current case of a worker.
    ///
    /// A worker writes a single number for each case, because a lock would take a tenth of the time
    /// of a short case.
    private final class Slot: Sendable {
        /// The index of the case in the run, -1 for none, or a unique number below -1 for a case
        /// that has a token instead of an index.
        let number = Atomic(-1)
        let token = Mutex<ReplayToken?>(nil)
        /// The number of cases with a token so far.
        let count = Atomic(0)
    }

    /// The state of a worker when the watchdog last looked.
    private struct Sight {
        var number = -1
        /// The time of that look.
        var time = Duration.zero
        /// The time that the case has been running.
        var duration = Duration.zero
    }

    /// The time limit of a case.
    let deadline: Duration
    let time: TimeSource
    private let slots: [Slot]
    private let sights: Mutex<[Sight]>
    private let hasReported = Atomic(false)
    private let first = Mutex<OverdueCase?>(nil)
    private let token: @Sendable (Int) -> ReplayToken
    private let describe: @Sendable (ReplayToken) -> String
    private let report: (@Sendable (OverdueCase) -> Void)?

    /// Whether a case took too long, which the runner checks after each case.
    var isOverdue: Bool { hasReported.load(ordering: .acquiring) }

    /// The first case that took too long.
    package var overdue: OverdueCase? { first.withLock { $0 } }

    /// Creates a watch for a run with a deadline.
    ///
    /// - Parameters:
    ///   - settings: The settings of the run.
    ///   - deadline: The time limit of a case.
    ///   - token: Returns the token of the case with an index.
    ///   - describe: Returns the value of a case as text.
    package init(
        _ settings: RunSettings,
        deadline: Duration,
        token: @escaping @Sendable (Int) -> ReplayToken,
        describe: @escaping @Sendable (ReplayToken) -> String
    ) {
        self.deadline = deadline
        self.token = token
        self.describe = describe
        time = settings.time
        report = settings.onOverdue
        slots = (0..<settings.workers).map { _ in Slot() }
        sights = Mutex(Array(repeating: Sight(), count: settings.workers))
    }

    /// Notes that a worker begins the case with an index.
    package func begin(_ index: Int, worker: Int) {
        slots[worker].number.store(index, ordering: .releasing)
    }

    /// Notes that a worker begins the case of a token.
    func begin(_ token: ReplayToken, worker: Int) {
        let slot = slots[worker]
        // Before the number, so that a watchdog that sees the number finds the token.
        slot.token.withLock { $0 = token }
        // Only this worker counts here, so the order of memory does not matter for it.
        slot.number.store(-2 - slot.count.add(1, ordering: .relaxed).oldValue, ordering: .releasing)
    }

    /// Notes that a worker is not running a case.
    func pause(worker: Int) {
        slots[worker].number.store(-1, ordering: .releasing)
    }

    /// Checks how long the cases have been running.
    ///
    /// The time of a case counts from the first look at it, so that cases do not need to read the
    /// clock.
    ///
    /// - Parameter isPoolBusy: Whether tasks are waiting for a thread. A suspended property may be
    ///   waiting too, so only a tenth of this time counts. It is not ignored, because properties
    ///   that never end can keep all threads busy.
    package func look(isPoolBusy: Bool) {
        guard !isOverdue else { return }
        let now = time.now()
        let late = sights.withLock { sights -> (worker: Int, number: Int)? in
            for worker in slots.indices {
                let number = slots[worker].number.load(ordering: .acquiring)
                // Tokens have unique numbers and indices rise, so an equal number means that the
                // case still runs.
                if number == -1 || number != sights[worker].number {
                    sights[worker] = Sight(number: number, time: now)
                    continue
                }
                let passed = now - sights[worker].time
                sights[worker].time = now
                sights[worker].duration += isPoolBusy ? passed / 10 : passed
                if sights[worker].duration >= deadline { return (worker, number) }
            }
            return nil
        }
        // Not the number of now: by now the worker may run another case.
        guard let (worker, number) = late else { return }
        guard let token = number >= 0 ? token(number) : slots[worker].token.withLock({ $0 }) else {
            return
        }
        if number < 0, slots[worker].number.load(ordering: .acquiring) != number { return }
        let overdue = OverdueCase(value: describe(token), deadline: deadline, token: token)
        first.withLock { $0 = overdue }
        // After the case itself, so that a worker that sees the flag finds the case.
        hasReported.store(true, ordering: .releasing)
        report?(overdue)
    }
}
