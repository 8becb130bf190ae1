/// A decision made by a generator: a point in a range of 64-bit ordinals.
///
/// Signed numbers are stored with their sign bit flipped, so ordinals compare as the numbers do.
/// The struct is trivial, so recording a choice copies words and allocates nothing.
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
    /// What a choice decides, which determines how the shrinker can change it.
    @usableFromInline
    enum Kind: UInt8, Sendable {
        /// A signed number; the ordinal has its sign bit flipped.
        case signed
        /// An unsigned number.
        case unsigned
        /// One of several alternatives. Smaller is simpler, and distances between them mean
        /// nothing.
        case alternative
        /// The number of elements that follow.
        case length
        /// A letter, as its index in the alphabet.
        case symbol
        /// A 64-bit float, as its ordinal in ``FloatOrder``.
        case double
        /// A day of the calendar, as the days since 1970 with the sign bit flipped.
        case day
        /// A second of the day.
        case time
        /// A rank read from a token. It is resolved in the range that draws it.
        case rank
        /// Not a choice: marks the end of a span in an edited record that is to be replayed.
        ///
        /// `value` is the index in the record where the span starts, `low` is its depth.
        case mark
    }

    /// The rank of this choice in its range, from the simplest, without ties.
    ///
    /// The target has rank 0, followed by the numbers around it. Of two numbers at equal distance,
    /// the greater comes first. Floats and days have orders of their own, see ``FloatOrder`` and
    /// ``DayOrder``. Only their ranks have gaps.
    var complexity: UInt64 {
        if kind == .double {
            return FloatOrder.complexity(of: value)
        }
        if kind == .day {
            return DayOrder.complexity(of: value, target: target)
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

    /// Returns the ordinal of a rank, or of the last rank if the range has fewer.
    func value(ofComplexity rank: UInt64) -> UInt64 {
        if kind == .double {
            return min(max(FloatOrder.ordinal(ofSmallComplexity: rank), low), high)
        }
        if kind == .day {
            return min(max(DayOrder.ordinal(ofComplexity: rank, target: target), low), high)
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

    /// The number that this choice represents, or `nil` if it is not a number or does not fit.
    var number: Int64? {
        switch kind {
        case .signed: Int64(bitPattern: value ^ (1 << 63))
        case .unsigned, .length, .symbol, .time: Int64(exactly: value)
        case .alternative, .double, .day, .rank, .mark: nil
        }
    }

    /// Returns a mark for the end of a span.
    static func mark(start: Int, depth: Int) -> Choice {
        Choice(value: UInt64(start), low: UInt64(depth), high: 0, target: 0, kind: .mark)
    }

    /// Whether this choice is as simple as its range allows.
    var isSimplest: Bool {
        value == target
    }
}
