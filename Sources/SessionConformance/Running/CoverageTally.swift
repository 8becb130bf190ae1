import SessionContract
import SessionModel
import StrictJSON

/// The combinations of states and the timestamp dialects that planned cases cover.
struct CoverageTally {
    private(set) var presence: Set<PresenceCombination> = []
    private(set) var dialects: Set<Timestamp.Dialect> = []

    mutating func note(_ cases: [PlannedCase]) {
        for planned in cases where planned.reading.kind == .conforms {
            let fields = planned.reading.fields
            presence.insert(PresenceCombination { fields[$0].state })
            for field in DeclaredField.allCases where field.isTimestamp {
                guard case .string(let text) = fields[field], let text = text.string else {
                    continue
                }
                dialects.insert(Timestamp(text).dialect)
            }
        }
    }
}
