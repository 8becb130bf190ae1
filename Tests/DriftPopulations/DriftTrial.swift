import Drift
import Gen

/// Compares pairs of samples, and counts what the comparisons say.
package struct DriftTrial: Sendable {
    private let population: SessionPopulation

    /// What comparisons said, in numbers of pairs.
    package struct Outcome: Hashable, Sendable {
        package var pairs = 0

        /// Those with an alarm: a change that is breaking or widening.
        package var alarms = 0

        /// Those with a breaking change.
        package var breaking = 0

        /// Those in which something was seen for the first time.
        package var firstSeen = 0

        /// Those with another change.
        package var notes = 0

        /// Those with a census that is too small.
        package var tooSmall = 0

        /// The states that alarms were about, with their numbers.
        package var causes: [String: Int] = [:]

        package init() {}
    }

    /// Creates a trial of a population.
    package init(_ population: SessionPopulation) { self.population = population }

    /// Compares pairs of samples.
    ///
    /// - Parameters:
    ///   - pairs: The number of pairs.
    ///   - form: How sessions come in both samples.
    ///   - change: What the API does differently in the later sample.
    ///   - share: The share of sessions in which it does.
    ///   - seed: Decides about all samples.
    /// - Returns: What the comparisons said.
    package func outcome(
        of pairs: Int,
        _ form: SessionPopulation.Form,
        _ change: SessionChange? = nil,
        share: Double = 0,
        seed: UInt64 = 1
    ) -> Outcome {
        var outcome = Outcome()
        var random = SplitMix64(state: seed)
        for _ in 0..<pairs {
            let old = population.census(form, &random)
            let new = population.census(form, &random, change, share: share)
            outcome.add(CensusComparison(old, new))
        }
        return outcome
    }
}

extension DriftTrial.Outcome {
    fileprivate mutating func add(_ comparison: CensusComparison) {
        let grades = Set(comparison.changes.map(\.grade))
        pairs += 1
        if grades.contains(.breaking) { breaking += 1 }
        if grades.contains(.breaking) || grades.contains(.widening) { alarms += 1 }
        if grades.contains(.firstSeen) { firstSeen += 1 }
        if grades.contains(.narrowing) || grades.contains(.shift) { notes += 1 }
        if comparison.isTooSmall { tooSmall += 1 }
        for change in comparison.changes
        where change.grade == .breaking || change.grade == .widening {
            causes["\(change.counter.name) \(change.state)", default: 0] += 1
        }
    }
}
