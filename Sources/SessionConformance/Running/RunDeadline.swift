import Platform

/// When a run is over: at its time limit, or when its task is cancelled.
///
/// Everything that goes on for long consults it: the phases, the investigation of what they saw,
/// and the steps that make a payload smaller. What is known by then is reported as it is.
struct RunDeadline: Sendable {
    private let time: TimeSource
    private let end: Duration?

    /// What is left of the limit for looking into what was seen, where something was.
    private let reserve: Duration

    /// The deadline of a run that starts now, or, without a limit, of one that only ends early when
    /// its task is cancelled.
    init(limit: Duration? = nil, time: TimeSource = .system) {
        self.time = time
        end = limit.map { time.now() + $0 }
        reserve = (limit ?? .zero) / 10
    }

    /// The time by the clock of the run.
    var now: Duration { time.now() }

    /// Whether nothing more may be asked.
    var isOver: Bool {
        if Task.isCancelled { return true }
        guard let end else { return false }
        return time.now() >= end
    }

    /// Whether no more cases may be asked, of a run in which there is something to look into or
    /// not.
    func endsCases(leavingTime isWanted: Bool) -> Bool {
        if isOver { return true }
        guard isWanted, let end else { return false }
        return time.now() >= end - reserve
    }

    /// Does something in a task that is cancelled at the end, so that no answer is waited for
    /// longer.
    func enforced<Result: Sendable>(
        _ body: @escaping @Sendable () async -> Result
    ) async -> Result {
        guard let end else { return await body() }
        let work = Task { await body() }
        let watch = Task {
            try await time.sleep(end - time.now())
            work.cancel()
        }
        defer { watch.cancel() }
        return await withTaskCancellationHandler {
            await work.value
        } onCancel: {
            work.cancel()
        }
    }
}
