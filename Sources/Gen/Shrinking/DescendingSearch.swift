/// A search for the smallest distance that still fails, below one that does.
///
/// It asks about small distances first, because that is where most answers lie; then it goes down
/// from the top in steps that grow, because a number that depends on another has little room; then
/// it bisects, by the number of digits while the bounds are far apart. It assumes that what is
/// greater than a failing distance fails too, and gives a good answer where that does not hold.
struct DescendingSearch {
    /// The greatest distance known to pass.
    private var floor: UInt64 = 0
    /// The smallest distance known to fail.
    private var ceiling: UInt64
    private let start: UInt64
    private var phase = Phase.rising
    private var reach: UInt64 = 1
    /// The last floor behind which the next number was tried.
    private var edge: UInt64 = 0

    /// The next distance to try, or nothing when the answer is known.
    private(set) var next: UInt64?

    /// Whether no small distance was found to fail.
    var isAmongGreat: Bool { phase == .falling }

    private enum Phase {
        case rising
        case falling
        case bisecting
    }

    /// A search below a distance that fails, above 0, which passes.
    init(from distance: UInt64) {
        start = distance
        ceiling = distance
        advance()
    }

    /// Takes the answer for ``next``.
    mutating func note(_ fails: Bool) {
        guard let asked = next else { return }
        if fails {
            ceiling = asked
        } else if phase != .falling || reach > 2 {
            floor = asked
        }
        switch phase {
        case .rising:
            fails ? bisect() : grow()
        case .falling where fails || reach == 1:
            grow()
        case .falling where reach == 2:
            // Neither a step of one nor a step of two fails: the number hangs on something else.
            floor = ceiling - 1
        case .falling, .bisecting:
            bisect()
        }
        advance()
    }

    private mutating func bisect() {
        phase = .bisecting
    }

    private mutating func grow() {
        reach = reach < 4 ? reach * 2 : reach < 1 << 32 ? reach * reach : .max
        if phase == .rising, reach > 16 {
            phase = .falling
            reach = 1
        }
    }

    private mutating func advance() {
        guard ceiling - floor > 1 else {
            next = nil
            return
        }
        if phase == .rising, reach >= ceiling {
            phase = .falling
            reach = 1
        }
        if phase == .falling, reach >= start - floor {
            phase = .bisecting
        }
        switch phase {
        case .rising: next = reach
        case .falling: next = min(start - reach, ceiling - 1)
        case .bisecting: next = middle()
        }
    }

    private mutating func middle() -> UInt64 {
        let digits = (floor.leadingZeroBitCount, ceiling.leadingZeroBitCount)
        if digits.0 - digits.1 > 1 {
            let between = 63 - UInt64(digits.0 + digits.1) / 2
            return min(max(1 << between, floor + 1), ceiling - 1)
        }
        // Many a bug begins right behind a power of two.
        if floor > 16, floor & (floor - 1) == 0, edge != floor {
            edge = floor
            return floor + 1
        }
        return floor + (ceiling - floor) / 2
    }
}
