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
final class CoveringPlan: Sendable {
    private let factors: [UInt64: Factor]
    private let columns: [UInt64: Int]
    /// For each place with alternatives, the alternative that draws the most.
    private let richest: [UInt64: UInt64]
    private let longestFactor: Int

    /// The number of cases that enumerate the combinations of the factors.
    let combinations: Int
    /// The number of rows of the orthogonal array.
    let rows: Int
    private let prime: Int

    /// The number of cases that follow the plan.
    let cases: Int

    /// A place with few values, as a digit of the number of a combination.
    private struct Factor {
        let count: Int
        let stride: Int
    }

    /// The maximum number of enumerated combinations, and of values of one factor.
    private static let most = (combinations: 1024, values: 8)
    /// The number of first cases that rotate between small cases, rows and chance.
    private static let mixed = 24
    /// The possible orders of the array; the last one equals ``Domain/mostLandmarks``.
    private static let primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31]

    init(places: [ProbedPlace]) {
        var factors: [UInt64: Factor] = [:]
        var columns: [UInt64: Int] = [:]
        var richest: [UInt64: UInt64] = [:]
        var product = 1
        var levels = 1
        for place in places {
            richest[place.address] = place.richest
            // The order keeps the product from overflowing: a place can have `Int.max` values, but
            // after the second test the product is at most 8 × 1,024.
            if place.isEnumerable, place.count <= Self.most.values,
                product * place.count <= Self.most.combinations
            {
                factors[place.address] = Factor(count: place.count, stride: product)
                product *= place.count
            } else if place.levels > 1 {
                columns[place.address] = columns.count
                levels = max(levels, place.levels)
            }
        }
        self.factors = factors
        self.columns = columns
        self.richest = richest
        longestFactor = factors.values.reduce(0) { max($0, $1.count) }
        combinations = factors.isEmpty ? 0 : longestFactor + product
        // A line needs a point for each level, and columns are different lines only if their
        // numbers differ modulo the prime. Beyond 31 of either, some pairs never occur.
        let wanted = max(levels, columns.count)
        prime = Self.primes.first { $0 >= wanted } ?? 31
        rows = columns.isEmpty ? 0 : prime * prime
        // One in three mixed cases is a row, and after them every other case.
        cases = max(Self.mixed, combinations, Self.mixed + 2 * max(0, rows - Self.mixed / 3))
    }

    /// Whether the probes saw only factors, so the combinations may be all cases there are.
    var isFinite: Bool { columns.isEmpty && !factors.isEmpty }
}

extension CoveringPlan {
    /// The part of the plan that one case follows.
    struct Step {
        /// The combination of the factors, or -1 if they are left to chance.
        var combination = -1
        /// How the other places get their values.
        var leaves = Leaves.chance
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

    /// Returns the value of a factor in a combination, or `nil` for a place that is not a factor.
    ///
    /// The first combinations put all factors at the same value.
    func value(at address: UInt64, combination: Int) -> UInt64? {
        guard combination >= 0, let factor = factors[address] else { return nil }
        if combination < longestFactor {
            return UInt64(combination % factor.count)
        }
        return UInt64((combination - longestFactor) / factor.stride % factor.count)
    }

    /// Whether the combinations have all values of a domain with this many more than one.
    ///
    /// A domain that depends on earlier choices may be wider than the one that a probe saw.
    func hasAllValues(at address: UInt64, width: UInt64) -> Bool {
        factors[address].map { UInt64($0.count) > width } ?? false
    }

    /// Returns the landmark of a place in a row of the orthogonal array, or `nil` if the place has
    /// no column.
    ///
    /// Lines of different slopes in an affine plane of prime order meet in exactly one point, so
    /// every pair of levels occurs once in every two columns whose numbers differ modulo the prime.
    func level(at address: UInt64, row: Int) -> Int? {
        guard let column = columns[address] else { return nil }
        return (row / prime * column + row) % prime
    }

    /// Returns the alternative of a place that draws the most.
    func richestAlternative(at address: UInt64) -> UInt64? {
        richest[address]
    }
}
