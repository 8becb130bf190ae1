/// What came of a row of consecutive cases.
///
/// A run decides whether to go on only between chunks, and chunks are counted in order, whoever ran
/// them. That is why the outcome of a run does not depend on the number of workers.
struct CaseChunk: Sendable {
    /// The index after the last case that was to be run.
    let end: Int
    var statistics = RunStatistics()
    /// The simplest failing case of each kind.
    var failures: [FailedCase] = []
    /// The index of the first failing case.
    var firstFailure: Int?
    /// The hashes of small cases for which the property held, which shrinking need not ask again.
    var passed: [UInt64] = []
    /// Whether the task was cancelled while the property was asked.
    var wasCancelled = false
    /// Whether all cases were combinations of factors.
    var isPlanned = true

    /// The number of cases in a chunk.
    static let size = 32

    /// A chunk of which no case was run yet.
    init(end: Int) {
        self.end = end
    }
}

/// A case for which a property failed.
struct FailedCase: Sendable {
    /// The index of the case, or nothing for a case that was replayed.
    let index: Int?
    let failure: Failure
    let choices: ContiguousArray<Choice>
    /// What brings the case back.
    let token: ReplayToken
    /// What brings the case back that this one was found from, while that was shrunk.
    let origin: ReplayToken

    /// Joins a list that holds the simplest failing case of each kind.
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
