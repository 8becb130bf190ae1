/// Finds the simplest case that fails as a given one does.
///
/// It knows nothing of values. It edits the record of choices, has the generator draw from the
/// edited record, and keeps the outcome if it is simpler, in shortlex order, and fails in the same
/// way. It stops when no pass finds anything, or when the budget of evaluations is spent; never by
/// the clock, so the outcome is the same on a busy machine.
final class Shrinker<Value> {
    private let generator: Generator<Value>
    private let property: (Value, ContiguousArray<Choice>) async -> Verdict
    private var source = Source()
    private let budget: Int
    /// The hashes of records that need no look: proposals and what came of them.
    private var seen: Set<UInt64>

    /// The simplest failing record so far.
    var best: ChoiceRecord
    /// How the case fails.
    private(set) var failure: Failure
    /// How often the property was asked.
    private(set) var evaluations = 0
    /// How many of the answers were steps down.
    private(set) var steps = 0
    /// Whether the last proposal was refused because its record had become longer.
    private(set) var wasTooLong = false
    /// How many edited records were drawn from.
    private var proposals = 0
    /// Cases met on the way that fail in other ways, the simplest of each.
    private(set) var others: [String: (record: ContiguousArray<Choice>, failure: Failure)] = [:]
    /// Whether there were more of them than are kept.
    private(set) var hasMoreOthers = false

    /// A shrinker for a failing case.
    ///
    /// `seen` holds the hashes of records that are known not to fail in this way, `budget` is the
    /// most evaluations of the property.
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
    /// Proposals cost no evaluation if they are refused, but they cost time, so they have a bound
    /// too.
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
            // A run of small steps may go on for long where one joint move would end it.
            if steps == before || rounds > 2 {
                await jointPasses()
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

    /// The choice at a place of the best record.
    ///
    /// A step to a simpler record can take any choice away: a set, for one, drops an element that
    /// becomes equal to another. So after a step a place that was there may not be there any more.
    func choice(at index: Int) -> Choice? {
        best.choices.indices.contains(index) ? best.choices[index] : nil
    }

    /// The span at a place of the best record, which a step can take away just as a choice.
    func span(at index: Int) -> Span? {
        best.spans.indices.contains(index) ? best.spans[index] : nil
    }

    /// Tries the best record with other values at some places.
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
