/// The results of consecutive cases.
///
/// A run decides only between chunks whether to continue, and counts chunks in order, whichever
/// worker ran them. That makes the outcome of a run independent of the number of workers.
struct CaseChunk: Sendable {
    /// The index after the last case of the chunk.
    let end: Int
    /// The number of cases to run after the first failure.
    let casesAfterFailure: Int
    /// Whether to stop early if no case will make a value.
    let givesUp: Bool
    var statistics = RunStatistics()
    /// The statistics at the case after which a run without any value gives up.
    ///
    /// Whether the run has a value from earlier chunks is known only when chunks are counted.
    var hopeless: RunStatistics?
    /// The simplest failing case of each kind.
    var failures: [FailedCase] = []
    /// The index of the first failing case.
    var firstFailure: Int?
    /// The hashes of small cases for which the property held, which shrinking does not try again.
    var passed: [UInt64] = []
    /// The cases with the highest scores.
    var peaks: [String: Peak] = [:]
    /// Whether the task was cancelled while the property ran.
    var wasCancelled = false
    /// Whether every case consisted only of factors.
    var isPlanned = true

    /// The number of cases in a chunk.
    static let size = 32

    /// Creates a chunk before any of its cases has run.
    init(end: Int, casesAfterFailure: Int = 0, givesUp: Bool = false) {
        self.end = end
        self.casesAfterFailure = casesAfterFailure
        self.givesUp = givesUp
    }
}

/// A case for which the property failed.
struct FailedCase: Sendable {
    /// The index of the case, or `nil` if it was replayed.
    let index: Int?
    let failure: Failure
    let choices: ContiguousArray<Choice>
    /// The token that replays the case.
    let token: ReplayToken
    /// The token of the case whose shrinking found this one.
    let origin: ReplayToken
    /// The label of the score that was being raised, or `nil` for a numbered or replayed case.
    var raisedScore: String?

    /// Inserts the case into a list of the simplest failing case of each kind.
    func join(_ failures: inout [FailedCase]) {
        guard let known = failures.firstIndex(where: { $0.failure.identity == failure.identity })
        else {
            failures.append(self)
            return
        }
        if ChoiceRecord.isSimpler(choices, than: failures[known].choices) {
            failures[known] = self
        }
    }
}
