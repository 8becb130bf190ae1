/// What the first cases of a run visit before chance takes over.
///
/// A plan knows the places where a generator draws, from a few probes. Places with a handful of
/// values, such as "absent, null or a value", are **factors**: all their combinations are
/// enumerated. Places with landmarks are **columns** of an orthogonal array: every pair of
/// landmarks at every two places meets in some row, and the first rows put all places at their low
/// ends, then at their high ends. Small cases and chance are interleaved with the rows, so that
/// what they would find at once is not kept waiting.
///
/// A plan follows from the generator alone, so a case still depends on seed and index alone.
final class CoveringPlan: Sendable {
    private let factors: [UInt64: Factor]
    private let columns: [UInt64: Int]
    /// For places with alternatives, the one with the most to draw.
    private let richest: [UInt64: UInt64]
    private let longestFactor: Int

    /// The number of cases that enumerate the combinations of all factors.
    let combinations: Int
    /// The number of rows of the orthogonal array.
    let rows: Int
    private let prime: Int

    /// The number of cases that follow the plan.
    let cases: Int

    /// A place with few values.
    private struct Factor {
        let count: Int
        let stride: Int
    }

    /// The most combinations that are enumerated, and the most values of one factor.
    private static let most = (combinations: 1024, values: 8)
    private static let mixed = 24
    private static let primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31]

    init(places: [ProbedPlace]) {
        var factors: [UInt64: Factor] = [:]
        var columns: [UInt64: Int] = [:]
        var richest: [UInt64: UInt64] = [:]
        var product = 1
        var levels = 1
        for place in places {
            richest[place.address] = place.richest
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
        let wanted = max(levels, columns.count)
        prime = Self.primes.first { $0 >= wanted } ?? 31
        rows = columns.isEmpty ? 0 : prime * prime
        cases = max(Self.mixed, combinations, Self.mixed + 2 * max(0, rows - Self.mixed / 3))
    }

    /// Whether nothing but factors was seen, so that the combinations may be all there is.
    var isFinite: Bool { columns.isEmpty && !factors.isEmpty }
}

extension CoveringPlan {
    /// What one case of the plan visits.
    struct Step {
        /// Which combination of the factors, or -1 if they are left to chance.
        var combination = -1
        /// What the other places take.
        var leaves = Leaves.chance
    }

    /// What the places outside the factors take in a case of the plan.
    enum Leaves {
        case chance
        case small(row: Int)
        case row(Int)
    }

    /// What the case of an index visits.
    func step(_ index: Int) -> Step {
        var step = Step()
        if index < combinations {
            step.combination = index
        }
        if index < Self.mixed {
            switch index % 3 {
            case 0: step.leaves = .small(row: index / 3)
            case 1: step.leaves = rows > 0 ? .row(index / 3 % rows) : .chance
            default: step.leaves = .chance
            }
        } else if index % 2 == 0 {
            let row = Self.mixed / 3 + (index - Self.mixed) / 2
            step.leaves = row < rows ? .row(row) : .chance
        }
        return step
    }

    /// The value a factor takes in a combination, or nothing for places that are no factors.
    ///
    /// The first combinations put all factors at the same value.
    func value(at address: UInt64, combination: Int) -> UInt64? {
        guard combination >= 0, let factor = factors[address] else { return nil }
        if combination < longestFactor {
            return UInt64(combination % factor.count)
        }
        return UInt64((combination - longestFactor) / factor.stride % factor.count)
    }

    /// The landmark a place takes in a row of the orthogonal array.
    ///
    /// The lines of an affine plane of prime order meet in one point each, which is what makes
    /// every pair of levels meet in every two columns.
    func level(at address: UInt64, row: Int) -> Int? {
        guard let column = columns[address] else { return nil }
        return (row / prime * column + row) % prime
    }

    /// The alternative with the most to draw at a place.
    func richestAlternative(at address: UInt64) -> UInt64? {
        richest[address]
    }
}
