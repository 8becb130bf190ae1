/// The record of a case as it grows, and the random bits it grows from.
///
/// It is a struct of its own inside of ``Source``, so that a draw is one access to one property,
/// which the optimizer can prove to be exclusive. Checks at run time would take a third of the time
/// of a case.
@usableFromInline
struct Recording {
    /// The choices made so far.
    var choices: ContiguousArray<Choice> = []
    var bits = SplitMix64(state: 0)
    /// How many spans are open.
    @usableFromInline var depth = 0
    /// Whether spans are kept; without them a case is drawn faster.
    @usableFromInline var tracks = false
    /// Whether choices come from chance alone.
    var isFree = true
    private var mood = Mood.plain
    private var coins: UInt64 = 0
    private var size: UInt64 = 0
    private var limit = 0
    /// How many elements the lists of this case may still have.
    ///
    /// Lists whose elements make choices run into the limit of choices. This bounds lists of lists
    /// whose elements make none.
    var room = 0

    init() {
        choices.reserveCapacity(256)
    }

    /// Forgets the last case.
    mutating func start(
        bits: SplitMix64,
        size: UInt64,
        tracks: Bool,
        isFree: Bool,
        limit: Int
    ) {
        self.limit = limit
        room = 4 * Source.longest
        choices.removeAll(keepingCapacity: true)
        self.bits = bits
        self.size = size
        self.tracks = tracks
        self.isFree = isFree
        depth = 0
        mood = Mood(self.bits.next())
        coins = 0
    }

    /// Whether a case has grown so large that recursion and lists should come to an end.
    var isCrowded: Bool {
        choices.count > 1024 || depth > 48
    }

    /// Opens a span, and says whether it is to be kept.
    @inlinable @inline(__always)
    mutating func enter() throws(Rejection) -> Bool {
        depth += 1
        if depth > Source.deepest {
            throw .tooDeep(limit: Source.deepest)
        }
        return tracks
    }

    /// Closes a span, and says whether it was kept.
    @inlinable @inline(__always)
    mutating func leave() -> Bool {
        depth -= 1
        return tracks
    }

    /// Takes note of elements that a list is going to have.
    @usableFromInline
    mutating func makeRoom(for elements: Int) throws(Rejection) {
        room -= elements
        if room < 0 {
            throw .tooLong(limit: limit)
        }
    }

    /// Writes a choice down.
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

    /// A random byte; eight of them cost one step of the stream.
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
    /// A point by chance, with a liking for landmarks and for what was drawn before.
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
        if domain.kind == .double, byte & 1 == 0 {
            return plainDouble(domain)
        }
        if width < 256 || byte & 1 == 0 || domain.kind == .double {
            return domain.low + bits.next(below: width &+ 1)
        }
        return nearTarget(domain)
    }

    /// A point at a distance whose *number of digits* is uniform.
    private mutating func nearTarget(_ domain: borrowing Domain) -> UInt64 {
        let word = bits.next()
        let below = domain.target - domain.low
        let above = domain.high - domain.target
        let up = above > 0 && (below == 0 || word & 1 == 0)
        let reach = up ? above : below
        let digits = 64 - UInt64(reach.leadingZeroBitCount)
        let shift = (word >> 1) % digits + 64 - digits
        let distance = min(bits.next() >> shift, reach)
        return up ? domain.target + distance : domain.target - distance
    }

    /// A float as people write them: evenly spread over the range, or over some thousands.
    private mutating func plainDouble(_ domain: borrowing Domain) -> UInt64 {
        let low = max(FloatOrder.double(at: domain.low), -1000)
        let high = min(FloatOrder.double(at: domain.high), 1000)
        guard low < high else {
            return domain.low + bits.next(below: domain.width &+ 1)
        }
        let share = Double(bits.next() >> 11) * 0x1p-53
        let value = low + (high - low) * share
        let plain = bits.next() & 1 == 0 ? value : value.rounded()
        return min(max(FloatOrder.ordinal(of: plain), domain.low), domain.high)
    }

    /// A value drawn earlier in this case, from the same range if there is one nearby.
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
        // Small most of the time, and never larger than the run has grown to; one case in sixteen
        // may have any length.
        let reach = byte < 24 ? width : min(width, size)
        let first = bits.next(below: reach &+ 1)
        return domain.low + (byte & 1 == 0 ? first : bits.next(below: first &+ 1))
    }

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
