/// One decision that a generator took: a point in a range of 64-bit ordinals.
///
/// Signed numbers are stored with their sign bit flipped, so ordinals compare as the numbers do.
/// The struct is trivial: recording a case copies words and allocates nothing.
@usableFromInline
struct Choice: Equatable, Sendable {
    @usableFromInline var value: UInt64
    @usableFromInline var low: UInt64
    @usableFromInline var high: UInt64
    @usableFromInline var target: UInt64
    @usableFromInline var kind: Kind

    @inlinable
    init(value: UInt64, low: UInt64, high: UInt64, target: UInt64, kind: Kind) {
        self.value = value
        self.low = low
        self.high = high
        self.target = target
        self.kind = kind
    }
}

extension Choice {
    /// What a choice decides, which tells the shrinker the moves that make sense.
    @usableFromInline
    enum Kind: UInt8, Sendable {
        /// A signed number; the ordinal has its sign bit flipped.
        case signed
        /// An unsigned number.
        case unsigned
        /// One of several ways to go on; a smaller one is a simpler one, nothing is between them.
        case alternative
        /// How many elements follow.
        case length
        /// A letter, by its place in the alphabet.
        case symbol
        /// A 64-bit float, by its place among all floats.
        case double
        /// A rank read from a token, to be resolved by whatever range it meets.
        case rank
        /// No choice, but the end of a span in a record that is to be replayed after an edit.
        ///
        /// `value` is the place in the record where the span starts, `low` its depth.
        case mark
    }

    /// How far this choice is from the simplest one, as a rank without gaps or ties.
    ///
    /// The target has rank 0, then come the numbers around it, the greater of two at equal distance
    /// first.
    var complexity: UInt64 {
        if kind == .double {
            return FloatOrder.complexity(of: value)
        }
        if kind == .rank {
            return value
        }
        let distance = value >= target ? value - target : target - value
        let bothSides = min(target - low, high - target)
        if distance > bothSides {
            return distance + bothSides
        }
        return value > target ? 2 * distance - 1 : 2 * distance
    }

    /// The ordinal of a rank, or the last one if the range has no such rank.
    func value(ofComplexity rank: UInt64) -> UInt64 {
        if kind == .double {
            return min(max(FloatOrder.ordinal(ofSmallComplexity: rank), low), high)
        }
        let rank = min(rank, high - low)
        let bothSides = min(target - low, high - target)
        if rank > 2 * bothSides {
            let distance = rank - bothSides
            return target - low > bothSides ? target - distance : target + distance
        }
        let distance = rank / 2 + rank % 2
        return rank % 2 == 1 ? target + distance : target - distance
    }

    /// The number this choice stands for, if it is one that fits.
    var number: Int64? {
        switch kind {
        case .signed: Int64(bitPattern: value ^ (1 << 63))
        case .unsigned, .length, .symbol: Int64(exactly: value)
        case .alternative, .double, .rank, .mark: nil
        }
    }

    /// The end of a span in a record to be replayed.
    static func mark(start: Int, depth: Int) -> Choice {
        Choice(value: UInt64(start), low: UInt64(depth), high: 0, target: 0, kind: .mark)
    }

    /// Whether this choice is as simple as its range allows.
    var isSimplest: Bool {
        value == target
    }
}
