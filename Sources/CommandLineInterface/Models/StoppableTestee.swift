import SessionConformance

/// A testee whose run can be told to end early and still look into what it has seen.
///
/// When it is to stop, it is unavailable for the batches that a run works through, which ends the
/// run, and goes on to answer the few payloads at a time of which a failure is made smaller. When
/// the task is cancelled it is unavailable for everything, and so it is for the rest of a batch when
/// it gave no answer to many payloads in a row: each of them costs the time limit of a case.
struct StoppableTestee: Testee {
    private let base: any Testee
    private let isStopping: @Sendable () -> Bool

    /// The longest sequence that is asked for to look into a failure; batches of a run are longer.
    private static let longestSequence = 48

    /// How many payloads are asked about at once, and how many without an answer are enough.
    private static let sliceLength = 32

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
        var answers: [TesteeAnswer] = []
        var missing: TesteeAnswer?
        while answers.count < payloads.count {
            if Task.isCancelled || (isBatch && isStopping()) { missing = Self.stopped }
            if let missing {
                answers += Array(repeating: missing, count: payloads.count - answers.count)
                break
            }
            let slice = payloads[answers.count...].prefix(Self.sliceLength)
            let some = await base.answers(to: Array(slice))
            answers += some
            if some.count == Self.sliceLength, some.allSatisfy(\.isHang) { missing = Self.silent }
        }
        return answers
    }

    func restart() async {
        guard !Task.isCancelled else { return }
        await base.restart()
    }

    private static var stopped: TesteeAnswer { .unavailable(reason: "the run was stopped") }

    private static var silent: TesteeAnswer {
        .unavailable(reason: "the testee gave no answer to \(sliceLength) payloads in a row")
    }
}

extension TesteeAnswer {
    fileprivate var isHang: Bool {
        if case .hung = self { true } else { false }
    }
}
