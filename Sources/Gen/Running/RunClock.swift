import Platform

/// The time limit of a run.
///
/// It is a class so that a runner can see in an instruction that a run has none.
final class RunClock: Sendable {
    /// The index of the first case, which is run in any event.
    let first: Int
    private let end: Duration
    private let time: TimeSource

    /// Starts the clock of a run, or returns `nil` if the run has no limit.
    init?(_ settings: RunSettings) {
        guard let budget = settings.timeBudget else { return nil }
        first = settings.firstCase
        time = settings.time
        end = settings.time.now() + budget
    }

    /// Whether the time is over.
    var isOver: Bool { time.now() >= end }
}
