import Platform

/// The end of a run: its time limit or the cancellation of its task, whichever comes first.
///
/// All long work checks it: the phases, the investigation of faults, and shrinking. What is known
/// by then is reported as it is.
struct RunDeadline: Sendable {
    private let time: TimeSource
    private let end: Duration?

    /// The part of the limit that is kept for investigating faults, if there are any.
    private let reserve: Duration

    /// Creates the deadline of a run that starts now.
    ///
    /// Without a limit, only a cancellation ends the run early.
    init(limit: Duration? = nil, time: TimeSource = .system) {
        self.time = time
        end = limit.map { time.now() + $0 }
        reserve = (limit ?? .zero) / 10
    }

    /// The current time by the clock of the run.
    var now: Duration { time.now() }

    /// Whether the run is over.
    var isOver: Bool {
        if Task.isCancelled { return true }
        guard let end else { return false }
        return time.now() >= end
    }

    /// Returns whether to start no more cases.
    ///
    /// If `isWanted` is `true`, the last tenth of the limit is kept for investigating faults.
    func endsCases(leavingTime isWanted: Bool) -> Bool {
        if isOver { return true }
        guard isWanted, let end else { return false }
        return time.now() >= end - reserve
    }

    /// Runs `body` in a task that is cancelled at the deadline, so that no wait for an answer
    /// exceeds it.
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
