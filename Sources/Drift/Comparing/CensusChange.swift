/// A state whose share is not the same in two censuses.
package struct CensusChange: Hashable, Sendable {
    /// What a change means for those who read from the API.
    package enum Grade: String, CaseIterable, Hashable, Sendable {
        /// What the contract promises is not true any more.
        case breaking

        /// There is something new, or much more of something unusual.
        case widening

        /// Something is not sent any more, or less of it.
        case narrowing

        /// What users do has changed, and not what the API sends.
        case shift

        /// A state that is new and still as rare as chance allows.
        case firstSeen

        /// The place in the order of severity.
        var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// How often a state occurred.
    package struct Share: Hashable, Sendable {
        package let count: Int
        package let total: Int

        /// The number of independent draws that say as much.
        package let effective: Int

        /// The share in percent, rounded.
        package var percent: Double { total > 0 ? 100 * Double(count) / Double(total) : 0 }
    }

    package let grade: Grade
    package let counter: CensusCounter
    package let state: String
    package let old: Share
    package let new: Share

    /// The exponent of ten of a bound for the probability that it is chance, such as -6 for 10⁻⁶.
    package let exponentOfChance: Int

    init(_ grade: Grade, _ pair: StatePair, _ shares: TwoShares) {
        self.grade = grade
        counter = pair.counter
        state = pair.state
        isCertain = pair.isNewViolation
        old = Share(pair.old, effective: shares.old.size)
        new = Share(pair.new, effective: shares.new.size)
        let exponent = shares.logarithmOfChance / NaturalLogarithm.of(10)
        exponentOfChance = Int(max(-Double(Self.leastExponent), exponent).rounded(.up))
    }

    /// What users do differently, if the change is a shift.
    package internal(set) var shift: UsageShift?

    /// Where values have moved to, if the change is a shift.
    package internal(set) var direction: UsageShift.Direction?

    /// Whether the contract forbids the state, so that one occurrence is enough.
    let isCertain: Bool

    /// The exponent from which on all chances are the same to a reader.
    private static let leastExponent = 99

    /// The size of the change in points, by which changes of a grade are ordered.
    var weight: Double { (old.percent - new.percent).magnitude }

    var name: String { "\(counter.name) \(state)" }
}

extension CensusChange.Share {
    init(_ part: StatePair.Part, effective: Double) {
        count = part.hits.total
        total = part.sizes.total
        self.effective = Int(effective.rounded())
    }
}
