import Platform
import Synchronization

/// Knows which cases a run is at, and notices the first that takes longer than it may.
///
/// A property that never ends returns to no one, so what it was asked about has to be reported
/// while it still runs. The ``Watchdog`` looks from a thread of its own.
package final class CaseWatch: Sendable {
    /// What one worker is at.
    ///
    /// A worker writes one number for each case, since a lock for each would take a tenth of the
    /// time of a short one.
    private final class Slot: Sendable {
        /// The index of the case in the run, -1 for none, or another negative number for a case
        /// with a token, which is another one each time.
        let number = Atomic(-1)
        let token = Mutex<ReplayToken?>(nil)
        /// How many cases with a token there were.
        let count = Atomic(0)
    }

    /// What the watchdog saw of one worker when it last looked.
    private struct Sight {
        var number = -1
        /// When that was.
        var time = Duration.zero
        /// How long the case has been running.
        var duration = Duration.zero
    }

    /// How long a case may take.
    let deadline: Duration
    let time: TimeSource
    private let slots: [Slot]
    private let sights: Mutex<[Sight]>
    private let hasReported = Atomic(false)
    private let first = Mutex<OverdueCase?>(nil)
    private let token: @Sendable (Int) -> ReplayToken
    private let describe: @Sendable (ReplayToken) -> String
    private let report: (@Sendable (OverdueCase) -> Void)?

    /// Whether a case took too long, which is looked at after each case.
    var isOverdue: Bool { hasReported.load(ordering: .acquiring) }

    /// The first case that took too long.
    package var overdue: OverdueCase? { first.withLock { $0 } }

    /// A watch over the cases of a run with a deadline.
    ///
    /// - Parameters:
    ///   - settings: The settings of the run.
    ///   - deadline: How long a case may take.
    ///   - token: What brings the case of an index back.
    ///   - describe: The value of a case, for a person to read.
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

    /// Notes that a worker begins with the case of an index.
    package func begin(_ index: Int, worker: Int) {
        slots[worker].number.store(index, ordering: .releasing)
    }

    /// Notes that a worker begins with the case of a token.
    func begin(_ token: ReplayToken, worker: Int) {
        let slot = slots[worker]
        slot.token.withLock { $0 = token }
        slot.number.store(-2 - slot.count.add(1, ordering: .relaxed).oldValue, ordering: .releasing)
    }

    /// Notes that a worker is at no case.
    func pause(worker: Int) {
        slots[worker].number.store(-1, ordering: .releasing)
    }

    /// Looks how long the cases have been running.
    ///
    /// The time of a case counts from the first look, so that cases need not read the clock.
    ///
    /// - Parameter isPoolBusy: Whether tasks wait for a thread. A property that suspends may do so
    ///   as well, through no fault of its own, so such time counts a tenth; it does count, since
    ///   properties that never end can keep all threads busy.
    package func look(isPoolBusy: Bool) {
        guard !isOverdue else { return }
        let now = time.now()
        let late = sights.withLock { sights in
            slots.indices.first { worker in
                let number = slots[worker].number.load(ordering: .acquiring)
                if number == -1 || number != sights[worker].number {
                    sights[worker] = Sight(number: number, time: now)
                    return false
                }
                let passed = now - sights[worker].time
                sights[worker].time = now
                sights[worker].duration += isPoolBusy ? passed / 10 : passed
                return sights[worker].duration >= deadline
            }
        }
        guard let late else { return }
        let number = slots[late].number.load(ordering: .acquiring)
        guard let token = number >= 0 ? token(number) : slots[late].token.withLock({ $0 }) else {
            return
        }
        let overdue = OverdueCase(value: describe(token), deadline: deadline, token: token)
        first.withLock { $0 = overdue }
        hasReported.store(true, ordering: .releasing)
        report?(overdue)
    }
}
