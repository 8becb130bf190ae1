/// A search for the smallest distance that still fails, below one that does.
///
/// It starts from small distances and squares them as they pass, because what fails from somewhere
/// on most often fails from a small number on; then it bisects, by the number of digits while the
/// bounds are far apart. It assumes that what is greater than a failing distance fails too, and
/// gives a good answer where that does not hold.
struct DescendingSearch {
    /// The greatest distance known to pass.
    private var floor: UInt64 = 0
    /// The smallest distance known to fail.
    private var ceiling: UInt64
    private var reach: UInt64 = 1
    private var asked: UInt64 = 0
    /// The last floor behind which the next number was tried.
    private var edge: UInt64 = 0

    /// The next distance to try, or nothing when the answer is known.
    private(set) var next: UInt64?

    /// A search below a distance that fails, above 0, which passes.
    init(from distance: UInt64) {
        ceiling = distance
        advance()
    }

    /// Takes the answer for ``next``.
    mutating func note(_ fails: Bool) {
        if fails {
            ceiling = asked
            reach = .max
        } else {
            floor = asked
            reach = reach == .max ? .max : reach < 4 ? reach + reach : square(reach)
        }
        advance()
    }

    private func square(_ value: UInt64) -> UInt64 {
        let (product, overflow) = value.multipliedReportingOverflow(by: value)
        return overflow ? .max : product
    }

    private mutating func advance() {
        guard ceiling - floor > 1 else {
            next = nil
            return
        }
        if reach < ceiling {
            asked = reach
        } else {
            reach = .max
            asked = middle()
        }
        next = asked
    }

    private mutating func middle() -> UInt64 {
        let digits = (floor.leadingZeroBitCount, ceiling.leadingZeroBitCount)
        if digits.0 - digits.1 > 1 {
            let between = 63 - UInt64(digits.0 + digits.1) / 2
            return min(max(1 << between, floor + 1), ceiling - 1)
        }
        // Many a bug begins right behind a power of two.
        if floor > 4, floor & (floor - 1) == 0, edge != floor {
            edge = floor
            return floor + 1
        }
        return floor + (ceiling - floor) / 2
    }
}
