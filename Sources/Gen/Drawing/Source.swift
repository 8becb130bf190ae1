/// What a generator draws from: it hands out choices and writes each of them down.
///
/// The record *is* the test case. A source can take its choices from chance, from a covering plan,
/// or from an earlier record, and a generator cannot tell which; so shrinking edits the record and
/// draws again, and no generator needs shrinking code.
///
/// One source serves all cases of one worker, and keeps its buffers between them.
public final class Source {
    /// The choices made so far.
    var choices: ContiguousArray<Choice> = []
    /// The marks around them, kept only if ``tracks``.
    var spans: ContiguousArray<Span> = []

    @usableFromInline var depth = 0
    /// Whether spans are kept; without them a case is drawn faster.
    @usableFromInline var tracks = false
    /// Where choices come from if not from chance.
    private var script: Script?
    /// Whether choices come from chance alone; asked at every choice, so kept apart.
    private var isFree = true

    var bits = SplitMix64(state: 0)
    private var openSpan = -1
    private var mood = Mood.plain
    private var coins: UInt64 = 0
    private var size: UInt64 = 0

    /// Whether a case of a plan met a place that is no factor.
    var sawUnplanned = false
    /// How many leaves a small case has drawn.
    var smallLeaves = 0
    /// What probes have seen.
    var places: [ProbedPlace] = []
    /// The places of the choices of one probe.
    var probes: [(index: Int, address: UInt64)] = []

    // Where a replay stands in its record, and where it stood when each open span was opened.
    private var cursor = 0
    private var cursors: ContiguousArray<Int> = []
    private var hasMarks = false

    // Addresses name a place in the structure of a value, so that a plan can tell the fields apart
    // whatever came before them. Only covering needs them.
    private var address: UInt64 = 0
    private var addresses: ContiguousArray<UInt64> = []

    /// The most choices a case may have.
    static let longest = 1 << 16
    /// The deepest nesting of spans.
    @usableFromInline static let deepest = 200

    /// A source without choices.
    init() {
        choices.reserveCapacity(256)
    }

    /// Draws a value from another generator.
    @inlinable
    public func draw<Value>(_ generator: Generator<Value>) throws(Rejection) -> Value {
        try begin(.part)
        let value = try generator.body(self)
        end()
        return value
    }

    /// Forgets the last case and starts one from a script.
    func start(
        _ script: Script?,
        bits: SplitMix64 = SplitMix64(state: 0),
        size: UInt64 = 0,
        tracking: Bool,
        marked hasMarked: Bool = false
    ) {
        choices.removeAll(keepingCapacity: true)
        spans.removeAll(keepingCapacity: true)
        addresses.removeAll(keepingCapacity: true)
        cursors.removeAll(keepingCapacity: true)
        cursor = 0
        hasMarks = hasMarked
        depth = 0
        openSpan = -1
        address = 0
        self.script = script
        isFree = script == nil
        sawUnplanned = false
        smallLeaves = 0
        self.bits = bits
        self.size = size
        tracks = tracking
        mood = Mood(self.bits.next())
        coins = 0
    }

    /// A random byte; eight of them cost one step of the stream.
    private func byte() -> UInt8 {
        if coins < 256 {
            coins = bits.next() | 1 << 63
        }
        let byte = UInt8(truncatingIfNeeded: coins)
        coins >>= 8
        return byte
    }
}

// MARK: - Choices

extension Source {
    /// Draws a point of a domain.
    @usableFromInline
    func draw(_ domain: borrowing Domain) throws(Rejection) -> UInt64 {
        let value = isFree ? chance(domain) : scripted(domain, [])
        try record(domain, value)
        return value
    }

    /// Draws the number of elements of a list.
    @usableFromInline
    func draw(length domain: borrowing Domain) throws(Rejection) -> Int {
        let value = isFree ? chance(length: domain) : scripted(domain, [])
        try record(domain, value)
        return Int(value)
    }

    /// Draws one of several alternatives.
    ///
    /// - Parameters:
    ///   - weights: The sums of the weights up to and including each alternative.
    @usableFromInline
    func draw(
        alternative domain: borrowing Domain,
        weights: borrowing ContiguousArray<UInt64>
    ) throws(Rejection) -> Int {
        let value = isFree ? chance(weights) : scripted(domain, weights)
        try record(domain, value)
        return Int(value)
    }

    private func record(_ domain: borrowing Domain, _ value: UInt64) throws(Rejection) {
        if choices.count >= Self.longest {
            throw .tooLong(limit: Self.longest)
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

    /// Takes back what was drawn after a mark, so that another attempt leaves no trace of it.
    func rewind(to mark: Mark) {
        choices.removeSubrange(mark.choices...)
        spans.removeSubrange(mark.spans...)
        addresses.removeSubrange(min(mark.addresses, addresses.count)...)
        cursors.removeSubrange(min(mark.addresses, cursors.count)...)
        openSpan = mark.openSpan
        address = mark.address
        depth = mark.depth
    }

    /// Where the record stands now.
    var mark: Mark {
        Mark(
            choices: choices.count,
            spans: spans.count,
            addresses: addresses.count,
            openSpan: openSpan,
            address: address,
            depth: depth
        )
    }

    /// Whether another attempt could bring another value: a replay has only one.
    var canRetry: Bool {
        switch script {
        case .replay, .probe: false
        case .cover, nil: true
        }
    }

    /// A state of the record to which it can go back.
    struct Mark {
        let choices: Int
        let spans: Int
        let addresses: Int
        let openSpan: Int
        let address: UInt64
        let depth: Int
    }
}

// MARK: - Spans

extension Source {
    /// Opens a span.
    @inlinable
    func begin(_ kind: Span.Kind, detail: Int = 0) throws(Rejection) {
        depth += 1
        if depth > Self.deepest {
            throw .tooDeep(limit: Self.deepest)
        }
        if tracks {
            open(kind, detail: detail)
        }
    }

    /// Closes the span that was opened last.
    @inlinable
    func end() {
        depth -= 1
        if tracks {
            close()
        }
    }

    @usableFromInline
    func open(_ kind: Span.Kind, detail: Int) {
        let start = choices.count
        spans.append(
            Span(
                start: start,
                end: start,
                parent: openSpan,
                depth: depth,
                kind: kind,
                detail: detail
            )
        )
        cursors.append(cursor)
        openSpan = spans.count - 1
        addresses.append(address)
        address = nextAddress()
    }

    @usableFromInline
    func close() {
        guard openSpan >= 0, let outer = addresses.popLast(), let start = cursors.popLast() else {
            return
        }
        if hasMarks {
            skip(from: start, depth: spans[openSpan].depth)
        }
        spans[openSpan].end = choices.count
        openSpan = spans[openSpan].parent
        // The low byte counts siblings, so the next one has another address.
        address = outer & 0xFF == 0xFF ? outer : outer + 1
    }

    /// Leaves what a replayed span did not use, up to the mark where the span ended.
    private func skip(from start: Int, depth: Int) {
        guard case .replay(let record) = script else { return }
        var index = cursor
        while index < record.count {
            let choice = record[index]
            index += 1
            if choice.kind == .mark {
                if choice.value == UInt64(start), choice.low == UInt64(depth) {
                    cursor = index
                    return
                }
                if choice.value < UInt64(start) || choice.low < UInt64(depth) {
                    return
                }
            }
        }
    }

    private func nextAddress() -> UInt64 {
        SplitMix64.mixed(address &+ 0x9E37_79B9_7F4A_7C15) & ~0xFF
    }

    /// The place of the next choice in the structure, told apart from that of the span around it.
    func leafAddress() -> UInt64 {
        let leaf = address | 1 << 63
        address = address & 0xFF == 0xFF ? address : address + 1
        return leaf
    }
}

// MARK: - Chance

extension Source {
    /// A point by chance, with a liking for landmarks and for what was drawn before.
    private func chance(_ domain: borrowing Domain) -> UInt64 {
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
    private func nearTarget(_ domain: borrowing Domain) -> UInt64 {
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
    private func plainDouble(_ domain: borrowing Domain) -> UInt64 {
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

    /// A value drawn earlier in this case that fits the domain.
    private func earlier(_ domain: borrowing Domain) -> UInt64? {
        guard !choices.isEmpty else { return nil }
        for _ in 0..<3 {
            let index = Int(bits.next(below: UInt64(choices.count)))
            let choice = choices[index]
            if choice.kind == domain.kind, domain.low <= choice.value, choice.value <= domain.high {
                return choice.value
            }
        }
        return nil
    }

    /// Whether a case has grown so large that recursion and lists should come to an end.
    var isCrowded: Bool {
        choices.count > 1024 || depth > 48
    }

    private func chance(length domain: borrowing Domain) -> UInt64 {
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

    private func chance(_ weights: borrowing ContiguousArray<UInt64>) -> UInt64 {
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

// MARK: - Scripts

extension Source {
    private func scripted(
        _ domain: borrowing Domain,
        _ weights: borrowing ContiguousArray<UInt64>
    ) -> UInt64 {
        switch script {
        case nil: byChance(domain, weights)
        case .replay(let record): replayed(domain, record)
        case .probe(let row): probed(domain, row)
        case .cover(let plan, let step): covered(domain, weights, plan, step)
        }
    }

    func byChance(
        _ domain: borrowing Domain,
        _ weights: borrowing ContiguousArray<UInt64>
    ) -> UInt64 {
        switch domain.kind {
        case .alternative: weights.isEmpty ? chance(domain) : chance(weights)
        case .length: chance(length: domain)
        default: chance(domain)
        }
    }

    private func replayed(
        _ domain: borrowing Domain,
        _ record: ContiguousArray<Choice>
    ) -> UInt64 {
        guard cursor < record.count else { return domain.target }
        let choice = record[cursor]
        if choice.kind == .mark {
            return domain.target
        }
        cursor += 1
        if choice.kind == .rank {
            return resolved(domain, rank: choice.value)
        }
        guard choice.kind == domain.kind else { return domain.target }
        return min(max(choice.value, domain.low), domain.high)
    }

    private func resolved(_ domain: borrowing Domain, rank: UInt64) -> UInt64 {
        if domain.kind == .double {
            return min(max(rank, domain.low), domain.high)
        }
        return domain.choice(domain.target).value(ofComplexity: rank)
    }
}
