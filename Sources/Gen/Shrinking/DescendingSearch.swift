/// A search for the smallest distance that still fails, below a failing one.
///
/// It tries small distances first, because most answers are small. Then it descends from the top in
/// growing steps, because a number that depends on another has little room. Then it bisects, by the
/// number of digits while the bounds are far apart. It assumes that distances greater than a
/// failing one fail too, and still gives a good answer if that is not the case. The tests limit a
/// search to 80 tries.
struct DescendingSearch {
    /// The greatest distance known to pass.
    private var floor: UInt64 = 0
    /// The smallest distance known to fail.
    private var ceiling: UInt64
    private let start: UInt64
    private var phase = Phase.rising
    private var reach: UInt64 = 1
    /// The distance below which few others are left between the small ones and the last ones.
    private static let small: UInt64 = 12
    /// The last floor after which the next number was tried.
    private var edge: UInt64 = 0

    /// The next distance to try, or `nil` when the answer is known.
    private(set) var next: UInt64?

    /// Whether no small distance failed.
    var isAmongGreat: Bool { phase == .falling }

    private enum Phase {
        case rising
        case falling
        case bisecting
    }

    /// Creates a search between a failing distance and 0, which is known to pass.
    init(from distance: UInt64) {
        start = distance
        ceiling = distance
        advance()
    }

    /// Records whether ``next`` fails.
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
            // Neither a step of one nor a step of two fails, so the number depends on something
            // else.
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
        let next = phase == .rising ? 4 : reach * 2
        reach = reach < 4 ? next : reach < 1 << 32 ? reach * reach : .max
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
        // Of a small number, the small distances that are left are next to it.
        if phase == .rising, reach >= ceiling || reach > 2 && ceiling < Self.small {
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
        // Many bugs begin right after a power of two.
        if floor > 16, floor & (floor - 1) == 0, edge != floor {
            edge = floor
            return floor + 1
        }
        return floor + (ceiling - floor) / 2
    }
}
