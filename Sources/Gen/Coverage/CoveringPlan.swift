/// A plan for the first cases of a run, before chance takes over.
///
/// A plan learns from a few probes at which places a generator draws. Places with a handful of
/// values, such as "absent, null or a value", are **factors**: all their combinations are
/// enumerated. Places with landmarks are **columns** of an orthogonal array: every pair of
/// landmarks at every two places occurs in some row, up to 31 places, and the first rows put all
/// places at their low ends, then at their high ends. Small and random cases are interleaved with
/// the rows, so bugs that they would find at once are not delayed.
///
/// A plan depends only on the generator, so a case still depends only on the seed and its index.
struct CoveringPlan: Sendable {
    /// The places, each in the first free slot from that of its address on.
    ///
    /// A dictionary of the standard library resists chosen keys, at five times the cost of this
    /// table. Planned cases look up each of their choices.
    private var table: ContiguousArray<PlannedPlace>
    private let longestFactor: Int

    /// The number of cases that enumerate the combinations of the factors.
    let combinations: Int
    /// The number of rows of the orthogonal array.
    let rows: Int
    private let prime: Int

    /// The number of cases that follow the plan.
    let cases: Int

    /// The maximum number of enumerated combinations, and of values of one factor.
    private static let most = (combinations: 1024, values: 8)
    /// The number of first cases that rotate between small cases, rows and chance.
    private static let mixed = 24
    /// The possible orders of the array; the last one equals ``Domain/mostLandmarks``.
    private static let primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31]

    init(places: [ProbedPlace]) {
        var planned: [PlannedPlace] = []
        var columns = 0
        var product = 1
        var levels = 1
        var longestFactor = 0
        for probed in places {
            var place = PlannedPlace(address: probed.address, richest: probed.richest)
            // The order keeps the product from overflowing: a place can have `Int.max` values, but
            // after the second test the product is at most 8 × 1,024.
            if probed.isEnumerable, probed.count <= Self.most.values,
                product * probed.count <= Self.most.combinations
            {
                place.count = probed.count
                place.stride = product
                product *= probed.count
                longestFactor = max(longestFactor, probed.count)
            } else if probed.levels > 1 {
                place.column = columns
                columns += 1
                levels = max(levels, probed.levels)
            }
            planned.append(place)
        }
        self.longestFactor = longestFactor
        combinations = longestFactor == 0 ? 0 : longestFactor + product
        // A line needs a point for each level, and columns are different lines only if their
        // numbers differ modulo the prime. Beyond 31 of either, some pairs never occur.
        let wanted = max(levels, columns)
        prime = Self.primes.first { $0 >= wanted } ?? 31
        rows = columns == 0 ? 0 : prime * prime
        // One in three mixed cases is a row, and after them every other case.
        cases = max(Self.mixed, combinations, Self.mixed + 2 * max(0, rows - Self.mixed / 3))
        table = Self.table(of: planned)
    }

    /// Returns a table of places, at most half full, so that each search ends at a free slot.
    private static func table(of places: [PlannedPlace]) -> ContiguousArray<PlannedPlace> {
        var size = 2
        while size < 2 * places.count { size *= 2 }
        var table = ContiguousArray(repeating: PlannedPlace(address: 0), count: size)
        for place in places {
            table[slot(of: place.address, in: table)] = place
        }
        return table
    }

    /// Returns the slot of an address, or the free one where it would be.
    private static func slot(
        of address: UInt64,
        in table: borrowing ContiguousArray<PlannedPlace>
    ) -> Int {
        // All bits but the low byte are mixed already; the low byte counts siblings.
        var slot = Int(truncatingIfNeeded: address &+ address >> 8) & (table.count - 1)
        while table[slot].address != address, table[slot].address != 0 {
            slot = (slot + 1) & (table.count - 1)
        }
        return slot
    }

    /// Whether the probes saw only factors, so the combinations may be all cases there are.
    var isFinite: Bool { rows == 0 && combinations > 0 }
}

extension CoveringPlan {
    /// A plan without places.
    static let empty = CoveringPlan(places: [])

    /// The part of the plan that one case follows.
    struct Step {
        /// The combination of the factors, or -1 if they are left to chance.
        var combination = -1
        /// How the other places get their values.
        var leaves = Leaves.chance

        /// Whether the case follows the plan in nothing.
        var isFree: Bool {
            if case .chance = leaves { combination < 0 } else { false }
        }
    }

    /// How places that are not factors get their values in a case of the plan.
    enum Leaves {
        case chance
        case small(row: Int)
        case row(Int)
    }

    /// Returns the step for a case.
    func step(_ index: Int) -> Step {
        var step = Step()
        if index < combinations {
            step.combination = index
        }
        if index < Self.mixed {
            switch index % 3 {
            case 0: step.leaves = .small(row: index / 3)
            // The mixed cases have room for eight rows. If there are fewer, they are repeated.
            case 1: step.leaves = rows > 0 ? .row(index / 3 % rows) : .chance
            default: step.leaves = .chance
            }
        } else if index % 2 == 0 {
            let row = Self.mixed / 3 + (index - Self.mixed) / 2
            step.leaves = row < rows ? .row(row) : .chance
        }
        return step
    }

    /// Returns the place at an address, or `nil` if the probes did not see one.
    func place(at address: UInt64) -> PlannedPlace? {
        let place = table[Self.slot(of: address, in: table)]
        return place.address == 0 ? nil : place
    }

    /// Returns the value of a place in a combination, or `nil` if it is not a factor.
    ///
    /// The first combinations put all factors at the same value.
    func value(of place: PlannedPlace, combination: Int) -> UInt64? {
        guard combination >= 0, place.count > 0 else { return nil }
        if combination < longestFactor {
            return UInt64(combination % place.count)
        }
        return UInt64((combination - longestFactor) / place.stride % place.count)
    }

    /// Returns the landmark of a place in a row of the orthogonal array, or `nil` if the place has
    /// no column.
    ///
    /// Lines of different slopes in an affine plane of prime order meet in exactly one point, so
    /// every pair of levels occurs once in every two columns whose numbers differ modulo the prime.
    func level(of place: PlannedPlace, row: Int) -> Int? {
        guard place.column >= 0 else { return nil }
        return (row / prime * place.column + row) % prime
    }
}
