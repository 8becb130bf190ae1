/// Draws values of which no two are equal.
///
/// A value that was there before is drawn again, by chance, a few times. When chance does not help,
/// a walk goes on from the last value until it meets a new one. So even the last value of a small
/// domain is found, and the record holds only the choices of the values that are kept.
///
/// A replay has no chance. There, the simplest value is replaced by the simplest one that is not
/// used yet, so "all elements the simplest" means the simplest elements that differ, which is what
/// shrinking tries first. Any other repeated value is left out.
@usableFromInline
struct FreshValues<Value: Hashable & SendableMetatype> {
    @usableFromInline let generator: Generator<Value>
    @usableFromInline let place: Place
    /// How many values there must be.
    @usableFromInline let least: Int
    @usableFromInline var seen: Set<Value> = []
    @usableFromInline var walk: Walk?

    @inlinable
    init(of generator: Generator<Value>, atLeast least: Int, _ place: Place) {
        self.generator = generator
        self.place = place
        self.least = least
    }

    /// What came of drawing another value.
    @usableFromInline
    enum Draw {
        case fresh(Value)
        /// The record repeats a value that was there before.
        case repeated
        /// There are no more values, or they are too hard to find.
        case exhausted
    }

    /// Takes a value, and says whether it was not there before.
    @inlinable
    mutating func insert(_ value: Value) -> Bool {
        seen.insert(value).inserted
    }

    /// Draws another value for one that was there before.
    ///
    /// - Parameters:
    ///   - mark: Where the element began.
    ///   - source: What to draw from.
    /// - Returns: What came of it.
    /// - Throws: A rejection if the case is too large.
    @usableFromInline
    mutating func another(
        since mark: Source.Mark,
        from source: inout Source
    ) throws(Rejection) -> Draw {
        for _ in 0..<(source.canRetry ? 7 : 0) {
            try source.restart(from: mark)
            let value = try generator.body(&source)
            if insert(value) {
                return .fresh(value)
            }
        }
        // A step of a walk leads where it says, or nowhere: a walk could not go on from elsewhere.
        if source.isWalking {
            throw .filtered(place)
        }
        let choices = source.choices(since: mark)
        guard source.canRetry || choices.allSatisfy(\.isSimplest) else { return .repeated }
        var walk = self.walk.take() ?? Walk()
        defer { self.walk = walk }
        walk.begin(at: choices)
        for _ in 0..<longestWalk(from: choices) {
            guard let choices = walk.next else { break }
            try source.restart(from: mark)
            let value = try source.draw(generator, along: choices)
            walk.step(to: source.choices(since: mark))
            if let value, insert(value) {
                return .fresh(value)
            }
        }
        return .exhausted
    }

    /// How far to walk for one value.
    ///
    /// It is long enough for all of what a generator can make, if it makes little. Where there are
    /// enough values already, a walk through a large domain is short.
    private func longestWalk(from choices: ContiguousArray<Choice>) -> Int {
        if seen.count < least {
            return 4096 + 16 * least
        }
        return choices.allSatisfy { $0.high - $0.low < 4096 } ? 256 : 16
    }
}

extension Source {
    /// Takes back an element, and begins it again.
    fileprivate mutating func restart(from mark: Mark) throws(Rejection) {
        rewind(to: mark)
        try begin(.element)
    }
}
