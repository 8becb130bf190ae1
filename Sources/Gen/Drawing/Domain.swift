/// The range of a choice, and its landmarks, which are the values most likely to reveal bugs.
@usableFromInline
struct Domain: Sendable {
    @usableFromInline let low: UInt64
    @usableFromInline let high: UInt64
    @usableFromInline let target: UInt64
    @usableFromInline let kind: Choice.Kind
    /// The boundary values, the most revealing first.
    @usableFromInline let landmarks: ContiguousArray<UInt64>
    /// Whether floats drawn by chance have 32 bits.
    var isSingle = false

    @usableFromInline
    init(
        low: UInt64,
        high: UInt64,
        target: UInt64,
        kind: Choice.Kind,
        landmarks: ContiguousArray<UInt64>
    ) {
        self.low = low
        self.high = high
        self.target = target
        self.kind = kind
        self.landmarks = landmarks
    }

    /// Returns the choice of a value in this domain.
    @usableFromInline
    func choice(_ value: UInt64) -> Choice {
        Choice(value: value, low: low, high: high, target: target, kind: kind)
    }

    /// The number of values minus one, which always fits.
    var width: UInt64 { high - low }
}

extension Domain {
    /// Creates a domain of numbers.
    ///
    /// Its landmarks are its ends, its target, `extra`, zero, and powers of two at the limits of
    /// machine types, and the neighbours of all but the target and `extra`.
    init(low: UInt64, high: UInt64, target: UInt64, kind: Choice.Kind, extra: [UInt64] = []) {
        let zero: UInt64 = kind == .signed ? 1 << 63 : 0
        var landmarks: ContiguousArray<UInt64> = []
        // Without a list of all points: a generator that depends on a value makes a domain in each
        // case, and most points are outside a small one.
        func add(_ point: UInt64) {
            if low <= point, point <= high, landmarks.count < Self.mostLandmarks,
                !landmarks.contains(point)
            {
                landmarks.append(point)
            }
        }
        add(low)
        add(high)
        add(target)
        for point in extra { add(point) }
        for point in [zero, zero &+ 1, zero &- 1, low &+ 1, high &- 1] { add(point) }
        for power in [31, 32, 53, 63, 8, 16, 7, 15] as [UInt64] {
            for distance in [0, 1, UInt64.max] {
                add(zero &+ (1 << power) &+ distance)
                add(zero &- (1 << power) &+ distance)
            }
        }
        self.init(
            low: low,
            high: high,
            target: target,
            kind: kind,
            landmarks: landmarks
        )
    }

    /// Creates a domain of alternatives or letters, without landmarks.
    @usableFromInline
    init(choosingFrom count: UInt64, kind: Choice.Kind) {
        self.init(low: 0, high: count - 1, target: 0, kind: kind, landmarks: [])
    }

    /// The maximum number of landmarks, which is the largest order of a ``CoveringPlan``.
    static let mostLandmarks = 31
}
