import SessionConformance

/// A testee whose run can be told to end early and still look into what it has seen.
///
/// When it is to stop, it is unavailable for the batches that a run works through, which ends the
/// run, and goes on to answer the few payloads at a time of which a failure is made smaller. When
/// the task is cancelled it is unavailable for everything.
struct StoppableTestee: Testee {
    private let base: any Testee
    private let isStopping: @Sendable () -> Bool

    /// The longest sequence that is asked for to look into a failure; batches of a run are longer.
    private static let longestSequence = 48

    init(_ base: any Testee, isStopping: @escaping @Sendable () -> Bool) {
        self.base = base
        self.isStopping = isStopping
    }

    var identity: TesteeIdentity { base.identity }
    var policies: TesteePolicies { base.policies }
    var answersConcurrently: Bool { base.answersConcurrently }

    func answer(to payload: [UInt8]) async -> TesteeAnswer {
        guard !Task.isCancelled else { return Self.stopped }
        return await base.answer(to: payload)
    }

    func answers(to payloads: [[UInt8]]) async -> [TesteeAnswer] {
        let isBatch = payloads.count > Self.longestSequence
        guard !Task.isCancelled, !isBatch || !isStopping() else {
            return Array(repeating: Self.stopped, count: payloads.count)
        }
        return await base.answers(to: payloads)
    }

    func restart() async {
        guard !Task.isCancelled else { return }
        await base.restart()
    }

    private static var stopped: TesteeAnswer { .unavailable(reason: "the run was stopped") }
}
