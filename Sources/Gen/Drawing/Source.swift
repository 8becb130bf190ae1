/// A source of choices for generators, which records each choice.
///
/// The record *is* the test case. Choices come from chance, from a covering plan or from an earlier
/// record, and a generator cannot distinguish these. So shrinking edits the record and draws again,
/// and generators need no shrinking code.
///
/// A worker uses one source for all of its cases, which reuses the buffers.
public struct Source: ~Copyable {
    @usableFromInline var recording = Recording()
    /// The spans around the choices, recorded only if the case was started with tracking.
    private(set) var spans: ContiguousArray<Span> = []
    /// The origin of the choices, or `nil` for chance.
    private var script: Script?
    private var openSpan = -1

    /// Whether a case of a plan reached a place that is not a factor.
    var sawUnplanned = false
    /// Whether a case of a plan has made a choice that another attempt may make differently.
    var hasVaried = false
    /// The number of leaves that a small case has drawn.
    var smallLeaves = 0
    /// The places that the probes saw.
    var places: [ProbedPlace] = []
    /// The addresses of the choices of one probe.
    var probes: [(index: Int, address: UInt64)] = []

    // The position of a replay in its record.
    private var cursor = 0
    private var hasMarks = false
    /// Whether a step of a walk provides the choices.
    private(set) var isWalking = false

    // An address identifies a place in the structure of a value, whatever was drawn before it, so
    // that a plan recognizes each field. Only covering needs addresses.
    private var address: UInt64 = 0

    /// The maximum number of choices in a case.
    @inlinable static var longest: Int { 1 << 16 }
    /// The maximum number of elements in a list, which leaves one choice for its length.
    @inlinable static var mostElements: Int { longest - 1 }
    /// The maximum nesting depth of spans.
    @inlinable static var deepest: Int { 200 }

    /// Creates a source without choices.
    init() {}

    /// The choices made so far.
    var choices: ContiguousArray<Choice> { recording.choices }

    /// Whether the case is so large that recursion and lists should end.
    var isCrowded: Bool { recording.isCrowded }

    /// Returns a random number below a bound, where 0 means 2^64.
    mutating func random(below bound: UInt64) -> UInt64 {
        recording.bits.next(below: bound)
    }

    /// The number of choices made so far.
    @usableFromInline var count: Int { recording.choices.count }

    /// Changes an earlier choice, such as the length of a set with fewer elements than planned.
    @usableFromInline
    mutating func amend(_ index: Int, to value: UInt64) {
        recording.choices[index].value = value
    }

    /// Draws a value from another generator.
    @inlinable
    public mutating func draw<Value>(_ generator: Generator<Value>) throws(Rejection) -> Value {
        // If this throws, the span stays open. The code that catches it starts a new case or
        // rewinds, and both restore the depth.
        try begin(.part)
        let value = try generator.body(&self)
        end()
        return value
    }

    /// Discards the last case and starts a new one from a script.
    mutating func start(
        _ script: Script?,
        bits: SplitMix64 = SplitMix64(state: 0),
        size: UInt64 = 0,
        tracking: Bool,
        marked hasMarked: Bool = false,
        limit: Int = Source.longest
    ) {
        recording.start(
            bits: bits,
            size: size,
            tracks: tracking,
            isFree: script == nil,
            limit: limit
        )
        spans.removeAll(keepingCapacity: true)
        cursor = 0
        hasMarks = hasMarked
        openSpan = -1
        address = 0
        self.script = script
        sawUnplanned = false
        hasVaried = false
        smallLeaves = 0
    }
}

// MARK: - Choices

extension Source {
    /// Draws a point of a domain.
    @usableFromInline
    mutating func draw(_ domain: borrowing Domain) throws(Rejection) -> UInt64 {
        let value = recording.isFree ? recording.chance(domain) : scripted(domain, [])
        try recording.record(domain, value)
        return value
    }

    /// Draws the number of elements of a list.
    @usableFromInline
    mutating func draw(length domain: borrowing Domain) throws(Rejection) -> Int {
        let value = recording.isFree ? recording.chance(length: domain) : scripted(domain, [])
        try recording.record(domain, value)
        // At most `mostElements`, because scripts stay in the domain too.
        return Int(value)
    }

    /// Draws one of several alternatives, given the cumulative sums of their weights.
    @usableFromInline
    mutating func draw(
        alternative domain: borrowing Domain,
        weights: borrowing ContiguousArray<UInt64>
    ) throws(Rejection) -> Int {
        let value = recording.isFree ? recording.chance(weights) : scripted(domain, weights)
        try recording.record(domain, value)
        return Int(value)
    }

    /// Removes everything drawn after a mark from the record, before another attempt.
    @usableFromInline
    mutating func rewind(to mark: Mark) {
        // Not the position in a script: a replay has read the removed choices, and continues after
        // them.
        recording.choices.removeLast(recording.choices.count - mark.choices)
        spans.removeLast(spans.count - mark.spans)
        openSpan = mark.openSpan
        address = mark.address
        recording.depth = mark.depth
        recording.room = mark.room
    }

    /// The current state of the record.
    @usableFromInline
    var mark: Mark {
        Mark(
            choices: recording.choices.count,
            spans: spans.count,
            openSpan: openSpan,
            address: address,
            depth: recording.depth,
            room: recording.room
        )
    }

    /// Whether another attempt could produce another value, which a replay or a probe cannot.
    @usableFromInline
    var canRetry: Bool {
        switch script {
        case .replay, .probe: false
        case .cover, nil: true
        }
    }

    /// Whether another attempt would make other choices: those of a replay, and those that a
    /// covering plan has, are the same each time.
    @usableFromInline
    var drawsByChance: Bool {
        switch script {
        case nil: true
        case .cover: hasVaried
        case .replay, .probe: false
        }
    }

    /// Takes choices from a step of a walk until the interrupted script is resumed.
    mutating func interrupt(with script: Script) -> Interruption {
        let interruption = Interruption(
            script: self.script,
            cursor: cursor,
            hasMarks: hasMarks,
            wasWalking: isWalking
        )
        self.script = script
        recording.isFree = false
        cursor = 0
        hasMarks = false
        isWalking = true
        return interruption
    }

    /// Continues an interrupted script.
    mutating func resume(_ interruption: Interruption) {
        script = interruption.script
        recording.isFree = script == nil
        cursor = interruption.cursor
        hasMarks = interruption.hasMarks
        isWalking = interruption.wasWalking
    }

    /// An interrupted script and the position in it.
    struct Interruption {
        fileprivate let script: Script?
        fileprivate let cursor: Int
        fileprivate let hasMarks: Bool
        fileprivate let wasWalking: Bool
    }

    /// A state that the record can be rewound to.
    @usableFromInline
    struct Mark {
        let choices: Int
        let spans: Int
        let openSpan: Int
        let address: UInt64
        let depth: Int
        let room: Int
    }
}

// MARK: - Spans

extension Source {
    /// Opens a span.
    @inlinable @inline(__always)
    mutating func begin(_ kind: Span.Kind, detail: Int = 0) throws(Rejection) {
        // In line, because without tracking a span is only an addition, which costs less than a
        // call into this module.
        if try recording.enter() {
            open(kind, detail: detail)
        }
    }

    /// Closes the span that was opened last.
    @inlinable @inline(__always)
    mutating func end() {
        if recording.leave() {
            close()
        }
    }

    @usableFromInline
    mutating func open(_ kind: Span.Kind, detail: Int) {
        let start = recording.choices.count
        spans.append(
            Span(
                start: start,
                end: start,
                parent: openSpan,
                depth: recording.depth,
                kind: kind,
                detail: detail,
                cursor: cursor,
                address: address
            )
        )
        openSpan = spans.count - 1
        address = nextAddress()
    }

    @usableFromInline
    mutating func close() {
        guard openSpan >= 0 else { return }
        spans[openSpan].end = recording.choices.count
        let span = spans[openSpan]
        if hasMarks {
            skip(from: span.cursor, depth: span.depth)
        }
        openSpan = span.parent
        // The low byte counts siblings, so that each has its own address. It stops at 255.
        address = span.address & 0xFF == 0xFF ? span.address : span.address + 1
    }

    /// Skips the choices that a replayed span did not use, up to the mark of its end.
    private mutating func skip(from start: Int, depth: Int) {
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
                // A span that began earlier or encloses this one ends here, so this one has no
                // mark.
                if choice.value < UInt64(start) || choice.low < UInt64(depth) {
                    return
                }
            }
        }
    }

    /// Returns the address of the first child of the open span.
    private func nextAddress() -> UInt64 {
        // Wraps around, as any hash may. The low byte is left to count the children.
        SplitMix64.mixed(address &+ 0x9E37_79B9_7F4A_7C15) & ~0xFF
    }

    /// Returns the address of the next choice, with the top bit set.
    mutating func leafAddress() -> UInt64 {
        let leaf = address | 1 << 63
        address = address & 0xFF == 0xFF ? address : address + 1
        return leaf
    }
}

// MARK: - Scripts

extension Source {
    private mutating func scripted(
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

    mutating func byChance(
        _ domain: borrowing Domain,
        _ weights: borrowing ContiguousArray<UInt64>
    ) -> UInt64 {
        switch domain.kind {
        // Alternatives without weights are equally likely.
        case .alternative: weights.isEmpty ? recording.chance(domain) : recording.chance(weights)
        case .length: recording.chance(length: domain)
        case .signed, .unsigned, .symbol, .double, .day, .time, .rank, .mark:
            recording.chance(domain)
        }
    }

    private mutating func replayed(
        _ domain: borrowing Domain,
        _ record: ContiguousArray<Choice>
    ) -> UInt64 {
        // Marks of spans that this replay does not open have no meaning.
        while cursor < record.count, record[cursor].kind == .mark,
            record[cursor].low > UInt64(recording.depth)
        {
            cursor += 1
        }
        guard cursor < record.count else { return domain.target }
        let choice = record[cursor]
        // The record has no more choices for this span. The mark stays, because `skip` looks for
        // it.
        if choice.kind == .mark {
            return domain.target
        }
        cursor += 1
        if choice.kind == .rank {
            return resolved(domain, rank: choice.value)
        }
        guard choice.kind == domain.kind else { return domain.target }
        // An edit before this choice may have changed its range.
        return min(max(choice.value, domain.low), domain.high)
    }

    private func resolved(_ domain: borrowing Domain, rank: UInt64) -> UInt64 {
        if domain.kind == .double {
            return min(max(rank, domain.low), domain.high)
        }
        return domain.choice(domain.target).value(ofComplexity: rank)
    }
}
