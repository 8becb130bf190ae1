import Platform
import Synchronization

/// Knows which cases a run is at, and notices the first that takes longer than it may.
///
/// A property that never ends returns to no one, so what it was asked about has to be reported
/// while it still runs. The ``Watchdog`` looks from a thread of its own.
final class CaseWatch: Sendable {
    /// What one worker is at.
    private struct Slot {
        var token: ReplayToken?
        /// Whether the watchdog has seen this case before, and when for the first time.
        var seen: Duration?
    }

    /// How long a case may take.
    let deadline: Duration
    let time: TimeSource
    private let slots: Mutex<[Slot]>
    private let first = Mutex<OverdueCase?>(nil)
    private let describe: @Sendable (ReplayToken) -> String
    private let report: (@Sendable (OverdueCase) -> Void)?

    /// The first case that took too long.
    var overdue: OverdueCase? { first.withLock { $0 } }

    /// A watch over the cases of a run with a deadline.
    ///
    /// - Parameters:
    ///   - settings: The settings of the run.
    ///   - deadline: How long a case may take.
    ///   - describe: The value of a case, for a person to read.
    init(
        _ settings: RunSettings,
        deadline: Duration,
        describe: @escaping @Sendable (ReplayToken) -> String
    ) {
        self.deadline = deadline
        self.describe = describe
        time = settings.time
        report = settings.onOverdue
        slots = Mutex(Array(repeating: Slot(), count: settings.workers))
    }

    /// Notes the case that a worker begins with, or that it is at none.
    func begin(_ token: ReplayToken?, worker: Int) {
        slots.withLock { $0[worker] = Slot(token: token) }
    }

    /// Looks how long the cases have been running.
    ///
    /// The time of a case counts from the first look, so that cases need not read the clock.
    func look() {
        guard overdue == nil else { return }
        let now = time.now()
        let late = slots.withLock { slots -> ReplayToken? in
            for index in slots.indices {
                guard let token = slots[index].token else { continue }
                guard let seen = slots[index].seen else {
                    slots[index].seen = now
                    continue
                }
                if now - seen >= deadline { return token }
            }
            return nil
        }
        guard let late else { return }
        let overdue = OverdueCase(value: describe(late), deadline: deadline, token: late)
        first.withLock { $0 = overdue }
        report?(overdue)
    }
}
