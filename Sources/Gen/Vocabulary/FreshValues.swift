/// Draws values of which no two are equal.
///
/// A value that was there before is drawn again, by chance, a few times. When chance does not help,
/// a walk goes on from the last value until it meets a new one. So even the last value of a small
/// domain is found, and the record holds only the choices of the values that are kept.
///
/// A replay has no chance. There, the simplest value is replaced by the simplest one that is not
/// used yet, so "all elements the simplest" means the simplest elements that differ, which is what
/// shrinking tries first. Any other repeated value is left out.
struct FreshValues<Value: Hashable & SendableMetatype> {
    private let generator: Generator<Value>
    private let place: Place
    /// How many values there must be.
    private let least: Int
    private var seen: Set<Value> = []
    private var walk = Walk()

    init(of generator: Generator<Value>, atLeast least: Int, _ place: Place) {
        self.generator = generator
        self.place = place
        self.least = least
    }

    /// What came of drawing a value.
    enum Draw {
        case fresh(Value)
        /// The record repeats a value that was there before.
        case repeated
        /// There are no more values, or they are too hard to find.
        case exhausted
    }

    /// Draws a value that was not there before.
    mutating func next(from source: inout Source) throws(Rejection) -> Draw {
        let mark = source.mark
        var attempts = source.canRetry ? 8 : 1
        while true {
            let value = try generator.body(&source)
            if seen.insert(value).inserted {
                return .fresh(value)
            }
            attempts -= 1
            if attempts == 0 {
                break
            }
            source.rewind(to: mark)
        }
        // A step of a walk leads where it says, or nowhere: a walk could not go on from elsewhere.
        if source.isWalking {
            throw .filtered(place)
        }
        let choices = source.choices(since: mark)
        guard source.canRetry || choices.allSatisfy(\.isSimplest) else { return .repeated }
        walk.begin(at: choices)
        return try walkOn(from: mark, &source)
    }

    /// How far to walk for one value: long enough for all of what a generator can make, if it makes
    /// little, and not so long where there are enough values already.
    private var longestWalk: Int {
        seen.count < least ? 4096 + 16 * least : 256
    }

    private mutating func walkOn(
        from mark: Source.Mark,
        _ source: inout Source
    ) throws(Rejection) -> Draw {
        for _ in 0..<longestWalk {
            guard let choices = walk.next else { break }
            source.rewind(to: mark)
            let value = try source.draw(generator, along: choices)
            walk.step(to: source.choices(since: mark))
            if let value, seen.insert(value).inserted {
                return .fresh(value)
            }
        }
        return .exhausted
    }
}
