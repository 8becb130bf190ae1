import Gen

/// The comment of a failure: the counterexample, how it was found, and the replay trait to paste.
struct CounterexampleText: CustomStringConvertible {
    private let lines: [String]

    init<Value>(_ found: Counterexample<Value>, _ outcome: PropertyOutcome<Value>) {
        var lines = ["fails for \(ValueText.of(found.value))"]
        lines.append(
            Self.origin(of: found, outcome.seed).map { "\($0), \(Self.effort(of: found))" }
                ?? "found by replaying a token"
        )
        lines.append("to reproduce: .replay(\"\(found.token)\")")
        let labels = StatisticsText(outcome.statistics).labels
        if !labels.isEmpty {
            lines.append("of \(outcome.statistics.cases) cases: " + labels.joined(separator: "; "))
        }
        self.lines = lines
    }

    /// Returns how a case was found, or `nil` for a replayed one.
    static func origin<Value>(of found: Counterexample<Value>, _ seed: Seed) -> String? {
        found.caseIndex.map { index in
            let start = found.raisedScore.map { "by raising the \($0) of" } ?? "in"
            return "found \(start) case \(index) of seed \(seed)"
        }
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
