import SessionContract
package import SessionModel
import SessionPayloads
import StrictJSON

/// The combinations of states, the timestamp dialects and the aspects that planned cases cover.
package struct CoverageTally: Sendable {
    package private(set) var presence: Set<PresenceCombination> = []
    package private(set) var dialects: Set<Timestamp.Dialect> = []

    /// The combinations with which a sample session failed.
    package private(set) var failedPresence: Set<PresenceCombination> = []

    /// The dialects in which a text of the timestamp phase failed.
    package private(set) var failedDialects: Set<Timestamp.Dialect> = []

    /// What the cases were about; `nil` if that is not counted.
    package private(set) var aspects: AspectTally?

    /// A tally without any case.
    init(countingAspects: Bool = false) {
        aspects = countingAspects ? AspectTally() : nil
    }

    /// Counts questions that are asked to see whether answers change.
    mutating func noteRepetitions(_ count: Int) { aspects?.noteRepetitions(count) }

    /// Counts the cases of a phase.
    mutating func note(_ work: PhaseWork, _ tally: PhaseTally) {
        aspects?.note(work, tally)
        let failed = tally.failedOrders
        for (order, planned) in zip(work.orders, work.planned)
        where planned.reading.kind == .conforms {
            let hasFailed = failed.contains(order)
            let fields = planned.reading.fields
            let combination = PresenceCombination { fields[$0].state }
            presence.insert(combination)
            if hasFailed, FixedPlan.combinationIDs.contains(planned.id) {
                failedPresence.insert(combination)
            }
            for field in DeclaredField.allCases where field.isTimestamp {
                guard case .string(let text) = fields[field], let text = text.string else {
                    continue
                }
                let dialect = Timestamp(text).dialect
                dialects.insert(dialect)
                if hasFailed, work.phase == .timestamps { failedDialects.insert(dialect) }
            }
        }
    }
}
