import Gen

/// What a failure says about the value that shows it, for a person to read and to paste from.
struct CounterexampleText: CustomStringConvertible {
    private let lines: [String]

    init<Value>(_ found: Counterexample<Value>, _ outcome: PropertyOutcome<Value>) {
        var lines = ["fails for \(ValueText.of(found.value))"]
        if let index = found.caseIndex {
            let seed = outcome.seed
            lines.append(
                "found in case \(index) of seed \(seed), made simpler in \(found.shrinkSteps) "
                    + "steps (\(found.shrinkEvaluations) tries)"
            )
        } else {
            lines.append("found by a replay")
        }
        let labels = outcome.statistics.labels.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        if !labels.isEmpty {
            lines.append("cases: " + labels.map { "\($0.value) \($0.key)" }.joined(separator: ", "))
        }
        lines.append("to see it again: .replay(\"\(found.token)\")")
        self.lines = lines
    }

    var description: String { lines.joined(separator: "\n") }
}
