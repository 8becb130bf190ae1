import Gen
import SessionPayloads

/// The cases of a phase, in chunks that workers take.
struct PhaseWork: Sendable {
    let phase: ConformancePhase

    /// What the testee is asked to do with the cases.
    let question: TesteeQuestion

    /// The planned cases; empty in the random phase.
    private(set) var planned: [PlannedCase]

    /// The index of each planned case in the undivided phase.
    private(set) var orders: [Int]

    /// The number of cases.
    private(set) var total: Int

    /// Draws the random cases, if there are any.
    private let drawing: CaseDrawing<[UInt8]>?

    /// The indices of the random cases in this shard.
    private let indices: Range<Int>

    /// The work of all other shards in this phase, without random cases; `nil` for the whole run.
    var ofOtherShards: PhaseWork? { makeOthers?() }

    private let makeOthers: (@Sendable () -> PhaseWork)?

    /// The number of cases that a worker takes at once.
    private static let chunkSize = 128

    /// Plans the cases of a phase.
    ///
    /// - Parameters:
    ///   - phase: The phase.
    ///   - options: The options of the run.
    ///   - generator: The generator of the random cases.
    ///   - question: What the testee is asked to do.
    ///   - ofOthers: Whether these are the planned cases of all other shards, not of this one.
    init(
        _ phase: ConformancePhase,
        _ options: ConformanceOptions,
        _ generator: Generator<[UInt8]>,
        asking question: TesteeQuestion = .roundTrip,
        ofOthers: Bool = false
    ) {
        self.phase = phase
        self.question = question
        let all =
            switch (question, phase) {
            case (.encoding, _): FixedPlan.encodings
            case (.roundTrip, .corpus): options.corpus
            case (.roundTrip, _): FixedPlan.cases(of: phase)
            }
        orders = all.indices.filter { options.shard.contains(all[$0].id) != ofOthers }
        planned = orders.map { all[$0] }
        let isRandom = phase == .random && !ofOthers
        indices = options.shard.range(of: isRandom ? max(0, options.randomCases) : 0)
        total = planned.count + indices.count
        let others: @Sendable () -> PhaseWork = {
            PhaseWork(phase, options, generator, asking: question, ofOthers: true)
        }
        makeOthers = options.shard.count == 1 || ofOthers ? nil : others
        drawing =
            indices.isEmpty
            ? nil : CaseDrawing(generator, seed: options.seed, coversFirst: true)
    }

    /// Returns the work without the planned cases that a condition leaves out.
    func filtered(_ isIncluded: (PlannedCase) -> Bool) -> PhaseWork {
        var work = self
        let kept = planned.indices.filter { isIncluded(planned[$0]) }
        work.planned = kept.map { planned[$0] }
        work.orders = kept.map { orders[$0] }
        work.total = kept.count + indices.count
        return work
    }

    /// Returns the cases of a chunk, or `nil` after the last one.
    func chunk(_ number: Int) -> [AskedCase]? {
        if phase == .random { return random(number) }
        let start = number * Self.chunkSize
        guard start < planned.count else { return nil }
        return (start..<min(start + Self.chunkSize, planned.count)).map { index in
            AskedCase(
                order: orders[index],
                id: planned[index].id,
                payload: planned[index].payload,
                reading: planned[index].reading
            )
        }
    }

    /// Returns whether to decode the output of the case at this index too.
    ///
    /// In the random phase that is every eighth case, to save time.
    func asksTwice(_ order: Int) -> Bool {
        phase != .random || order.isMultiple(of: 8)
    }

    private func random(_ number: Int) -> [AskedCase]? {
        let first = indices.lowerBound + number * Self.chunkSize
        guard let drawing, first < indices.upperBound else { return nil }
        let chunk = first..<min(first + Self.chunkSize, indices.upperBound)
        var cases: [AskedCase] = []
        cases.reserveCapacity(chunk.count)
        drawing.draw(chunk) { index, payload in
            cases.append(
                AskedCase(order: index, payload: payload, reading: PayloadReading(of: payload))
            )
        }
        return cases
    }
}
