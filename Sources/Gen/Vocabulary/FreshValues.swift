/// Draws distinct values.
///
/// A repeated value is drawn again at random a few times. If that does not help, a walk continues
/// from the last value until it reaches a new one. So even the last value of a small domain is
/// found, and the record contains only the choices of the values that are kept.
///
/// A replay is not random. It replaces a repeated simplest value with the simplest unused one, so
/// if shrinking makes all elements simplest, the result is the simplest distinct elements. Any
/// other repeated value is left out.
@usableFromInline
struct FreshValues<Value: Hashable & SendableMetatype> {
    @usableFromInline let generator: Generator<Value>
    @usableFromInline let place: Place
    /// The minimum number of values.
    @usableFromInline let least: Int
    @usableFromInline var seen: Set<Value> = []
    @usableFromInline var walk: Walk?

    @inlinable
    init(of generator: Generator<Value>, atLeast least: Int, _ place: Place) {
        self.generator = generator
        self.place = place
        self.least = least
    }

    /// The result of drawing another value.
    @usableFromInline
    enum Draw {
        case fresh(Value)
        /// The record repeats an earlier value.
        case repeated
        /// There are no more values, or they are too hard to find.
        case exhausted
    }

    /// Inserts a value, and returns whether it is new.
    @inlinable
    mutating func insert(_ value: Value) -> Bool {
        seen.insert(value).inserted
    }

    /// Draws another value in place of a repeated one.
    ///
    /// - Parameters:
    ///   - mark: The state of the source before the element.
    ///   - source: The source to draw from.
    /// - Returns: The new value, or the reason why there is none.
    /// - Throws: A rejection, for example if the case is too large.
    @inlinable
    mutating func another(
        since mark: Source.Mark,
        from source: inout Source
    ) throws(Rejection) -> Draw {
        for _ in 0..<(source.drawsByChance ? 7 : 0) {
            try source.restart(from: mark)
            let value = try generator.body(&source)
            if insert(value) {
                return .fresh(value)
            }
        }
        return try next(since: mark, from: &source)
    }

    /// Continues the walk to a new value, in place of a repeated one.
    @usableFromInline
    mutating func next(
        since mark: Source.Mark,
        from source: inout Source
    ) throws(Rejection) -> Draw {
        // Inside a step of another walk, a walk would change the choices of that step, and the
        // other walk could not continue from there.
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

    /// Returns the maximum number of steps to find one value.
    ///
    /// It is enough to reach every value of a small generator. If there are enough values already,
    /// a walk is short, especially in a large domain.
    private func longestWalk(from choices: ContiguousArray<Choice>) -> Int {
        if seen.count < least {
            return 4096 + 16 * least
        }
        return choices.allSatisfy { $0.high - $0.low < 4096 } ? 256 : 16
    }
}

extension Source {
    /// Removes an element from the record, and begins it again.
    @usableFromInline
    mutating func restart(from mark: Mark) throws(Rejection) {
        rewind(to: mark)
        try begin(.element)
    }
}
