import Gen

/// The comment of a failure: the counterexample, how it was found, and the replay trait to paste.
struct CounterexampleText: CustomStringConvertible {
    private let lines: [String]

    init<Value>(_ found: Counterexample<Value>, _ outcome: PropertyOutcome<Value>) {
        var lines = ["fails for \(ValueText.of(found.value))"]
        if let index = found.caseIndex {
            let place = "case \(index) of seed \(outcome.seed), \(Self.effort(of: found))"
            lines.append(
                found.raisedScore.map { "found by raising the \($0) of \(place)" }
                    ?? "found in \(place)"
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

    /// Returns how a case was shrunk.
    static func effort<Value>(of found: Counterexample<Value>) -> String {
        let tries = count(found.shrinkEvaluations, "try", "tries")
        return found.shrinkSteps == 0
            ? "no simpler value found in \(tries)"
            : "shrunk in \(count(found.shrinkSteps, "step", "steps")) (\(tries))"
    }

    /// Returns a number with its noun.
    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }

    var description: String { lines.joined(separator: "\n") }
}
