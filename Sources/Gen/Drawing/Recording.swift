/// The choices of a case while it is drawn, and the random bits they come from.
///
/// It is a separate struct in ``Source``, so that a draw is a single access to a single property,
/// which the optimizer can prove exclusive. Exclusivity checks at run time would take a third of
/// the time of a case.
@usableFromInline
struct Recording {
    /// The choices made so far.
    var choices: ContiguousArray<Choice> = []
    var bits = SplitMix64(state: 0)
    /// The number of open spans.
    @usableFromInline var depth = 0
    /// Whether spans are recorded, without which a case is drawn faster.
    @usableFromInline var tracks = false
    /// Whether choices come only from chance, without a script.
    var isFree = true
    private var mood = Mood.plain
    private var coins: UInt64 = 0
    private var size: UInt64 = 0
    private var limit = 0
    /// The indices of the lengths of texts drawn so far.
    var texts: ContiguousArray<Int> = []
    /// The number of elements that the lists of this case may still have.
    ///
    /// The limit of choices does not bound lists of elements that make no choices, nor lists of
    /// such lists. This does.
    var room = 0

    init() {}

    /// Discards the last case and starts a new one.
    mutating func start(
        bits: SplitMix64,
        size: UInt64,
        tracks: Bool,
        isFree: Bool,
        limit: Int
    ) {
        self.limit = limit
        room = 4 * Source.longest
        if choices.isEmpty {
            choices.reserveCapacity(256)
        } else {
            choices.removeAll(keepingCapacity: true)
        }
        if !texts.isEmpty { texts.removeAll(keepingCapacity: true) }
        self.bits = bits
        self.size = size
        self.tracks = tracks
        self.isFree = isFree
        depth = 0
        mood = Mood(self.bits.next())
        coins = 0
    }

    /// Whether the case is so large that recursion and lists should end.
    var isCrowded: Bool {
        choices.count > 1024 || depth > 48
    }

    /// Opens a span, and returns whether spans are recorded.
    @inlinable @inline(__always)
    mutating func enter() throws(Rejection) -> Bool {
        depth += 1
        if depth > Source.deepest {
            throw .tooDeep(limit: Source.deepest)
        }
        return tracks
    }

    /// Closes a span, and returns whether spans are recorded.
    @inlinable @inline(__always)
    mutating func leave() -> Bool {
        depth -= 1
        return tracks
    }

    /// Reserves room for the elements of a list.
    @usableFromInline
    mutating func makeRoom(for elements: Int) throws(Rejection) {
        room -= elements
        if room < 0 {
            throw .tooLong(limit: limit)
        }
    }

    /// Records a choice.
    mutating func record(_ domain: borrowing Domain, _ value: UInt64) throws(Rejection) {
        if choices.count >= limit {
            throw .tooLong(limit: limit)
        }
        choices.append(
            Choice(
                value: value,
                low: domain.low,
                high: domain.high,
                target: domain.target,
                kind: domain.kind
            )
        )
    }

    /// Returns a random byte.
    ///
    /// A step of the stream is good for seven bytes. The top bit is set to mark the end: when
    /// `coins` is below 256, only the byte with the mark is left.
    private mutating func byte() -> UInt8 {
        if coins < 256 {
            coins = bits.next() | 1 << 63
        }
        let byte = UInt8(truncatingIfNeeded: coins)
        coins >>= 8
        return byte
    }
}

// MARK: - Chance

extension Recording {
    /// Returns a random point of a domain that favors landmarks and values drawn before.
    mutating func chance(_ domain: borrowing Domain) -> UInt64 {
        let width = domain.width
        if width == 0 {
            return domain.low
        }
        if domain.kind == .alternative {
            return domain.low + bits.next(below: width &+ 1)
        }
        let byte = byte()
        if byte < mood.landmarks {
            if !domain.landmarks.isEmpty {
                let index = bits.next(below: UInt64(domain.landmarks.count))
                return domain.landmarks[Int(index)]
            }
        } else if byte < mood.repeats, let value = earlier(domain) {
            return value
        }
        if domain.kind == .double {
            return chance(float: domain)
        }
        if width < 256 || byte & 1 == 0 {
            return domain.low + bits.next(below: width &+ 1)
        }
        return nearTarget(domain)
    }

    /// Returns a point whose distance from the target has a uniform *number of binary digits*.
    private mutating func nearTarget(_ domain: borrowing Domain) -> UInt64 {
        let word = bits.next()
        let below = domain.target - domain.low
        let above = domain.high - domain.target
        let up = above > 0 && (below == 0 || word & 1 == 0)
        let reach = up ? above : below
        let digits = 64 - UInt64(reach.leadingZeroBitCount)
        // The shift leaves between one and `digits` random bits, each number of bits equally
        // likely.
        let shift = (word >> 1) % digits + 64 - digits
        let distance = min(bits.next() >> shift, reach)
        return up ? domain.target + distance : domain.target - distance
    }

    /// Returns a value drawn earlier in this case, from the same range if one is found in eight
    /// steps.
    private mutating func earlier(_ domain: borrowing Domain) -> UInt64? {
        guard !choices.isEmpty else { return nil }
        var index = Int(bits.next(below: UInt64(choices.count)))
        var fitting: UInt64?
        for _ in 0..<8 {
            let choice = choices[index]
            if choice.kind == domain.kind, domain.low <= choice.value, choice.value <= domain.high {
                if choice.low == domain.low, choice.high == domain.high {
                    return choice.value
                }
                fitting = choice.value
            }
            index = index == 0 ? choices.count - 1 : index - 1
        }
        return fitting
    }

    /// Returns at random whether a text repeats an earlier one.
    mutating func repeatsText() -> Bool {
        byte() < mood.texts
    }

    /// Returns a random length.
    mutating func chance(length domain: borrowing Domain) -> UInt64 {
        let width = domain.width
        if width == 0 {
            return domain.low
        }
        let byte = byte()
        if byte < 4 || isCrowded {
            return domain.low
        }
        if byte < 8 {
            return domain.high
        }
        // Lengths are small most of the time, and bounded by the size of the case, which grows
        // during the run. One in sixteen may be any length.
        let reach = byte < 24 ? width : min(width, size)
        let first = bits.next(below: reach &+ 1)
        return domain.low + (byte & 1 == 0 ? first : bits.next(below: first &+ 1))
    }

    /// Returns a random alternative, given the cumulative sums of the weights.
    ///
    /// A crowded case takes the first alternative, which ends a recursion.
    mutating func chance(_ weights: borrowing ContiguousArray<UInt64>) -> UInt64 {
        let count = weights.count
        if isCrowded {
            return 0
        }
        let point = bits.next(below: weights[count - 1])
        var index = 0
        while weights[index] <= point {
            index += 1
        }
        return UInt64(index)
    }
}
