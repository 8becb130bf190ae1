/// Finds the simplest case that fails in the same way as a given one.
///
/// It does not look at values. It edits the record of choices, lets the generator draw from the
/// edited record, and keeps the new record if it is simpler in shortlex order and fails in the same
/// way. It stops when no pass finds anything or when the budget of evaluations is spent. It never
/// uses the clock, so the outcome is the same on a busy machine.
final class Shrinker<Value> {
    private let generator: Generator<Value>
    private let property: (Value, ContiguousArray<Choice>) async -> Verdict
    private var source = Source()
    private let budget: Int
    /// The hashes of records that need not be tried again.
    ///
    /// Proposals are inserted with inverted hashes, the records drawn from them as they are.
    private var seen: Set<UInt64>

    /// The simplest failing record so far.
    var best: ChoiceRecord
    /// How the case fails.
    private(set) var failure: Failure
    /// The number of evaluations of the property.
    private(set) var evaluations = 0
    /// The number of evaluations that led to a simpler case.
    private(set) var steps = 0
    /// Whether the last proposal was rejected because its record became longer.
    private(set) var wasTooLong = false
    /// Whether combinations of a few simple floats were tried.
    var hasCombinedFloats = false
    /// The number of edited records that were drawn from.
    private var proposals = 0
    /// Cases that fail in other ways, the simplest of each.
    private(set) var others: [String: (record: ContiguousArray<Choice>, failure: Failure)] = [:]
    /// Whether there were more other failures than are kept.
    private(set) var hasMoreOthers = false

    /// Creates a shrinker for a failing case.
    ///
    /// `seen` contains the hashes of records that are known not to fail in this way, and `budget`
    /// is the maximum number of evaluations.
    init(
        _ generator: Generator<Value>,
        from choices: ContiguousArray<Choice>,
        failure: Failure,
        seen: Set<UInt64>,
        budget: Int,
        property: @escaping (Value, ContiguousArray<Choice>) async -> Verdict
    ) {
        self.generator = generator
        self.failure = failure
        self.seen = seen
        self.budget = budget
        self.property = property
        source.start(.replay(choices), tracking: true)
        _ = try? generator.body(&source)
        best = ChoiceRecord(choices: source.choices, spans: source.spans)
        self.seen.insert(ChoiceRecord.hash(best.choices))
    }

    /// Whether the budget is spent.
    ///
    /// Rejected proposals cost no evaluation, but they cost time, so their number is limited too.
    var isSpent: Bool {
        evaluations >= budget || proposals >= 100 * budget
    }

    /// Runs all passes until none finds anything.
    func shrink() async {
        if await propose([]) {
            return
        }
        var before: Int
        var rounds = 0
        repeat {
            before = steps
            rounds += 1
            await structuralPasses()
            await valuePasses()
            await combineFloats()
            // After two rounds of small steps, one joint move may replace many more of them, so the
            // joint passes no longer wait until the others find nothing.
            if steps == before || rounds > 2 {
                await jointPasses()
            }
            if steps == before {
                await lastPasses()
            }
        } while steps != before && !isSpent
    }

    /// Tries a record, and keeps it if it is simpler and fails in the same way.
    func propose(_ record: ContiguousArray<Choice>, marked: Bool = false) async -> Bool {
        guard !isSpent, seen.insert(~ChoiceRecord.hash(record)).inserted else { return false }
        proposals += 1
        source.start(.replay(record), tracking: true, marked: marked)
        wasTooLong = false
        guard let value = try? generator.body(&source) else { return false }
        guard ChoiceRecord.isSimpler(source.choices, than: best.choices) else {
            wasTooLong = source.choices.count > best.choices.count
            return false
        }
        guard seen.insert(ChoiceRecord.hash(source.choices)).inserted else { return false }
        let found = ChoiceRecord(choices: source.choices, spans: source.spans)
        evaluations += 1
        guard case .fails(let failure) = await property(value, found.choices) else { return false }
        guard failure.identity == self.failure.identity else {
            note(failure, found.choices)
            return false
        }
        best = found
        self.failure = failure
        steps += 1
        return true
    }

    /// Tries the best record after some edits.
    func propose(_ edits: [ChoiceRecord.Edit]) async -> Bool {
        await propose(best.edited(edits), marked: true)
    }

    /// Returns the choice at an index of the best record, or `nil` if it no longer exists.
    ///
    /// A step to a simpler record can remove any choice. For example, a set drops an element that
    /// becomes equal to another one. So an index may be invalid after a step.
    func choice(at index: Int) -> Choice? {
        best.choices.indices.contains(index) ? best.choices[index] : nil
    }

    /// The span at an index of the best record, or `nil` if a step has removed it.
    func span(at index: Int) -> Span? {
        best.spans.indices.contains(index) ? best.spans[index] : nil
    }

    /// Tries the best record with other values at given indices.
    func propose(values: [(index: Int, value: UInt64)]) async -> Bool {
        var edits: [ChoiceRecord.Edit] = []
        for (index, value) in values {
            guard var choice = choice(at: index), choice.low <= value, value <= choice.high else {
                return false
            }
            choice.value = value
            edits.append(ChoiceRecord.Edit(range: index..<index + 1, replacement: [choice]))
        }
        return await propose(edits)
    }

    /// Returns whether the best record with other values fails in the same way, although it is not
    /// simpler.
    ///
    /// It costs an evaluation, like a proposal.
    func fails(values: [(index: Int, value: UInt64)]) async -> Bool {
        var edits: [ChoiceRecord.Edit] = []
        for (index, value) in values {
            guard var choice = choice(at: index), choice.low <= value, value <= choice.high else {
                return false
            }
            choice.value = value
            edits.append(ChoiceRecord.Edit(range: index..<index + 1, replacement: [choice]))
        }
        guard !isSpent else { return false }
        proposals += 1
        source.start(.replay(best.edited(edits)), tracking: true, marked: true)
        guard let value = try? generator.body(&source) else { return false }
        evaluations += 1
        let choices = source.choices
        guard case .fails(let failure) = await property(value, choices) else { return false }
        return failure.identity == self.failure.identity
    }

    private static var mostOthers: Int { 10 }

    private func note(_ failure: Failure, _ record: ContiguousArray<Choice>) {
        if let known = others[failure.identity], !ChoiceRecord.isSimpler(record, than: known.record)
        {
            return
        }
        if others.count >= Self.mostOthers, others[failure.identity] == nil {
            hasMoreOthers = true
            return
        }
        others[failure.identity] = (record, failure)
    }
}
