/// A source of choices for generators, which records each choice.
///
/// The record *is* the test case. Choices come from chance, from a covering plan or from an earlier
/// record, and a generator cannot distinguish these. So shrinking edits the record and draws again,
/// and generators need no shrinking code.
///
/// A worker uses one source for all of its cases, which reuses the buffers.
public struct Source: ~Copyable {
    @usableFromInline var recording = Recording()
    /// The spans around the choices, recorded only in replays and probes with tracking.
    private(set) var spans: ContiguousArray<Span> = []
    private var openSpan = -1
    /// Where the choices come from.
    var origin = Origin.chance
    /// The record that is replayed.
    var record: ContiguousArray<Choice> = []
    /// The plan that covered cases follow, and the step of this one.
    ///
    /// These are variables of their own and not in `origin`, because taking them out of an
    /// enumeration counts references for each choice.
    private(set) var plan = CoveringPlan.empty
    private(set) var step = CoveringPlan.Step()

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
    var cursor = 0
    var hasMarks = false
    /// Whether spans are recorded, and not only addresses.
    private var hasSpans = true
    /// Whether a step of a walk provides the choices.
    var isWalking = false

    // An address identifies a place in the structure of a value, whatever was drawn before it, so
    // that a plan recognizes each field. Only covering needs addresses.
    private var address: UInt64 = 0
    /// The addresses of the spans that are open in a covered case.
    private var parents: ContiguousArray<UInt64> = []

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
        // Without tracking there are none, and removing nothing takes sixty instructions.
        if !spans.isEmpty { spans.removeAll(keepingCapacity: true) }
        if !parents.isEmpty { parents.removeAll(keepingCapacity: true) }
        cursor = 0
        hasMarks = hasMarked
        openSpan = -1
        address = 0
        hasSpans = true
        switch script {
        case nil:
            origin = .chance
        case .replay(let record):
            origin = .replay
            self.record = record
        case .probe(let row):
            origin = .probe(row: row)
        case .cover(let plan, let step):
            origin = .plan
            hasSpans = false
            self.plan = plan
            self.step = step
        }
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
        parents.removeLast(parents.count - mark.parents)
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
            parents: parents.count,
            openSpan: openSpan,
            address: address,
            depth: recording.depth,
            room: recording.room
        )
    }

    /// Whether another attempt could produce another value, which a replay or a probe cannot.
    @usableFromInline
    var canRetry: Bool {
        switch origin {
        case .replay, .probe: false
        case .plan, .chance: true
        }
    }

    /// Whether another attempt would make other choices: those of a replay, and those that a
    /// covering plan has, are the same each time.
    @usableFromInline
    var drawsByChance: Bool {
        switch origin {
        case .chance: true
        case .plan: hasVaried
        case .replay, .probe: false
        }
    }

    /// Whether leaves are left to chance, also in a case that follows a plan otherwise.
    var leavesAreRandom: Bool {
        switch origin {
        case .chance: true
        case .plan: if case .chance = step.leaves { true } else { false }
        case .replay, .probe: false
        }
    }

    /// A state that the record can be rewound to.
    @usableFromInline
    struct Mark {
        let choices: Int
        let spans: Int
        let parents: Int
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
        // A plan needs only addresses, and a span is eight words long.
        if !hasSpans {
            parents.append(address)
            address = nextAddress()
            return
        }
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
        if !hasSpans {
            address = sibling(of: parents.popLast() ?? address)
            return
        }
        guard openSpan >= 0 else { return }
        spans[openSpan].end = recording.choices.count
        let span = spans[openSpan]
        if hasMarks {
            skip(from: span.cursor, depth: span.depth)
        }
        openSpan = span.parent
        address = sibling(of: span.address)
    }

    /// Skips the choices that a replayed span did not use, up to the mark of its end.
    private mutating func skip(from start: Int, depth: Int) {
        guard origin == .replay else { return }
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

    /// Returns the address of the next child of the same span.
    private func sibling(of address: UInt64) -> UInt64 {
        // The low byte counts siblings, so that each has its own address. It stops at 255.
        address & 0xFF == 0xFF ? address : address + 1
    }

    /// Returns the address of the next choice, with the top bit set.
    mutating func leafAddress() -> UInt64 {
        let leaf = address | 1 << 63
        address = sibling(of: address)
        return leaf
    }
}
