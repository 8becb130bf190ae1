import SessionContract
import SessionModel
import StrictJSON

/// Which states and which timestamp dialects planned cases ask about.
struct CoverageTally {
    private(set) var states: Set<Int> = []
    private(set) var dialects: Set<Timestamp.Dialect> = []

    mutating func note(_ cases: [PlannedCase]) {
        for planned in cases {
            let reading = planned.reading
            guard reading.kind == .conforms else { continue }
            var combination = 0
            for field in DeclaredField.allCases where !field.isRequired {
                let value = reading.fields[field]
                combination = combination * 3 + (value == .absent ? 0 : value == .null ? 1 : 2)
                if field.isTimestamp, case .string(let text) = value, let text = text.string {
                    dialects.insert(Timestamp(text).dialect)
                }
            }
            states.insert(combination)
        }
    }
}
