import Platform

/// When a run must end: when its task is cancelled, or when its time is over.
struct RunEnd: Sendable {
    private let time: TimeSource
    private let deadline: Duration?

    /// The end of a run that starts now.
    init(after limit: Duration?, _ time: TimeSource) {
        self.time = time
        deadline = limit.map { time.now() + $0 }
    }

    /// The time that is left; `nil` if there is no limit.
    var rest: Duration? { deadline.map { $0 - time.now() } }

    /// Whether the run must end now.
    var isReached: Bool { Task.isCancelled || rest.map { $0 <= .zero } ?? false }

    /// Whether a wait would last until the end of the run or longer.
    func isReached(after wait: Duration) -> Bool { rest.map { $0 <= wait } ?? false }
}
