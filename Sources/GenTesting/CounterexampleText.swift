import Gen

/// The comment of a failure: the counterexample, how it was found, and the replay trait to paste.
struct CounterexampleText: CustomStringConvertible {
    private let lines: [String]

    init<Value>(_ found: Counterexample<Value>, _ outcome: PropertyOutcome<Value>) {
        var lines = ["fails for \(ValueText.of(found.value))"]
        if let index = found.caseIndex {
            let (steps, tries) = (found.shrinkSteps, found.shrinkEvaluations)
            lines.append(
                "found in case \(index) of seed \(outcome.seed), "
                    + (steps == 0
                        ? "no simpler value found in \(Self.count(tries, "try", "tries"))"
                        : "shrunk in \(Self.count(steps, "step", "steps")) "
                            + "(\(Self.count(tries, "try", "tries")))")
            )
        } else {
            lines.append("found by replaying a token")
        }
        lines.append("to reproduce: .replay(\"\(found.token)\")")
        let labels = StatisticsText(outcome.statistics).labels
        if !labels.isEmpty {
            lines.append("of \(outcome.statistics.cases) cases: " + labels.joined(separator: "; "))
        }
        self.lines = lines
    }

    /// Returns a number with its noun.
    private static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }

    var description: String { lines.joined(separator: "\n") }
}
