import Gen

/// What a failure says about the value that shows it, for a person to read and to paste from.
struct CounterexampleText: CustomStringConvertible {
    private let lines: [String]

    init<Value>(_ found: Counterexample<Value>, _ outcome: PropertyOutcome<Value>) {
        var lines = ["fails for \(ValueText.of(found.value))"]
        if let index = found.caseIndex {
            let (steps, tries) = (found.shrinkSteps, found.shrinkEvaluations)
            lines.append(
                "found in case \(index) of seed \(outcome.seed), "
                    + (steps == 0
                        ? "nothing simpler found in \(Self.count(tries, "try", "tries"))"
                        : "made simpler in \(Self.count(steps, "step", "steps")) "
                            + "(\(Self.count(tries, "try", "tries")))")
            )
        } else {
            lines.append("found by a replay")
        }
        lines.append("to see it again: .replay(\"\(found.token)\")")
        self.lines = lines
    }

    private static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }

    var description: String { lines.joined(separator: "\n") }
}
