/// Raises the score of a case by changing its choices.
///
/// It edits the record of the best case, as the shrinker does, so each new case keeps the
/// constraints of its generator. First it moves one choice at a time, in steps that double as long
/// as they help. Then it makes random changes, and also keeps those that leave the score as it is:
/// a way up may lead along a ridge. It uses no clock, so it does the same with the same seed.
final class Climber<Value> {
    /// What a new case leads to.
    enum Trial {
        /// The score under the label, or `nil` if the case has none.
        case score(Double?)
        /// The search is over: the case fails, or the run must end.
        case end
    }

    private let generator: Generator<Value>
    private var source = Source()
    var random: SplitMix64
    private var seen: Set<UInt64> = []

    /// The best record so far, and its score.
    private(set) var best = ChoiceRecord()
    private(set) var score = -Double.infinity
    private var evaluate: (Value, ContiguousArray<Choice>) async -> Trial = { _, _ in .end }
    private var tries = 0
    private var proposals = 0
    private var hasEnded = false

    /// The number of records to draw for each case that is tried, because many are known.
    private static var proposalsPerTry: Int { 20 }

    /// The maximum number of records that are known.
    private static var mostSeen: Int { 1 << 16 }

    init(_ generator: Generator<Value>, seed: Seed) {
        self.generator = generator
        // No case has this index.
        random = seed.stream(forCase: .max)
    }

    /// Tries new cases.
    ///
    /// - Parameters:
    ///   - choices: The choices of the best case.
    ///   - score: Its score.
    ///   - tries: The number of cases to try.
    ///   - evaluate: Tries a case.
    func climb(
        from choices: ContiguousArray<Choice>,
        _ score: Double,
        tries: Int,
        _ evaluate: @escaping (Value, ContiguousArray<Choice>) async -> Trial
    ) async {
        source.start(.replay(choices), tracking: true)
        guard (try? generator.body(&source)) != nil else { return }
        best = ChoiceRecord(choices: source.choices, spans: source.spans)
        (self.score, self.tries, self.evaluate) = (score, tries, evaluate)
        proposals = tries * Self.proposalsPerTry
        hasEnded = false
        defer { self.evaluate = { _, _ in .end } }
        var stepped = -Double.infinity
        while !isOver {
            if self.score > stepped {
                await stepEach()
                stepped = self.score
            }
            for _ in 0..<max(16, 2 * best.choices.count) where !isOver {
                _ = await propose(mutation(), isNeutralKept: true)
            }
        }
    }

    /// Whether no more cases may be tried.
    var isOver: Bool { tries <= 0 || proposals <= 0 || hasEnded || best.choices.isEmpty }

    /// Tries the best record after some edits, and returns whether the score is higher.
    func propose(_ edits: [ChoiceRecord.Edit], isNeutralKept: Bool = false) async -> Bool {
        proposals -= 1
        guard !isOver, !edits.isEmpty else { return false }
        source.start(.replay(best.edited(edits)), tracking: true, marked: true)
        guard let value = try? generator.body(&source) else { return false }
        if seen.count >= Self.mostSeen { seen.removeAll(keepingCapacity: true) }
        guard seen.insert(ChoiceRecord.hash(source.choices)).inserted else { return false }
        let found = ChoiceRecord(choices: source.choices, spans: source.spans)
        tries -= 1
        switch await evaluate(value, found.choices) {
        case .end:
            hasEnded = true
            return false
        case .score(let new):
            guard let new, new > score || (isNeutralKept && new == score) else { return false }
            defer { score = new }
            best = found
            return new > score
        }
    }
}

// MARK: - Steps

extension Climber {
    /// Moves one choice at a time, the last one first.
    private func stepEach() async {
        var index = best.choices.count - 1
        while index >= 0, !isOver {
            if best.choices.indices.contains(index) { await step(index) }
            index -= 1
        }
    }

    private func step(_ index: Int) async {
        switch best.choices[index].kind {
        case .alternative:
            let choice = best.choices[index]
            for value in choice.low...min(choice.high, choice.low + 16) where value != choice.value
            {
                _ = await propose(setting(index, to: value))
            }
        case .length:
            for count in [1, -1] { while await propose(resizing(listAt: index, by: count)) {} }
        case .signed, .unsigned, .symbol, .double, .day, .time, .rank, .mark:
            for isUp in [true, false] { while await stride(index, isUp) {} }
        }
    }

    /// Moves a choice in one direction in steps of 1, 2, 4 and so on, and returns whether the first
    /// step helped.
    private func stride(_ index: Int, _ isUp: Bool) async -> Bool {
        var size: UInt64 = 1
        while let choice = choice(at: index) {
            let room = isUp ? choice.high - choice.value : choice.value - choice.low
            let distance = min(size, room)
            let value = isUp ? choice.value + distance : choice.value - distance
            guard distance > 0, await propose(setting(index, to: value)) else { break }
            // Cannot overflow: the step was at most half of all ordinals.
            size = size > UInt64.max / 2 ? size : size * 2
        }
        return size > 1
    }

    private func choice(at index: Int) -> Choice? {
        best.choices.indices.contains(index) ? best.choices[index] : nil
    }

    /// Returns the edit that changes a choice.
    func setting(_ index: Int, to value: UInt64) -> [ChoiceRecord.Edit] {
        var choice = best.choices[index]
        choice.value = value
        return [.init(range: index..<index + 1, replacement: [choice])]
    }

    /// Returns the edit that adds an element to the end of a list, or removes the last one.
    private func resizing(listAt index: Int, by count: Int) -> [ChoiceRecord.Edit] {
        guard let span = best.spans.firstIndex(where: { $0.kind == .list && $0.start == index })
        else { return [] }
        var elements = best.elements(of: span)
        if count > 0 {
            elements.append(elements.last ?? randomElement(like: nil))
        } else {
            elements = elements.dropLast()
        }
        return best.list(span, of: elements)
    }
}
