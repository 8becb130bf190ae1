import SessionContract
package import SessionModel
import StrictJSON

/// The combinations of states and the timestamp dialects that planned cases cover.
package struct CoverageTally: Sendable {
    package private(set) var presence: Set<PresenceCombination> = []
    package private(set) var dialects: Set<Timestamp.Dialect> = []

    /// The combinations with which a sample session failed.
    package private(set) var failedPresence: Set<PresenceCombination> = []

    /// The dialects in which a text of the timestamp phase failed.
    package private(set) var failedDialects: Set<Timestamp.Dialect> = []

    /// Counts the cases of a phase, of which those at the indices `failed` showed a fault.
    mutating func note(_ work: PhaseWork, failed: Set<Int>) {
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
