package import SessionContract
import SessionModel
import TerminalText

extension CensusComparison {
    /// The rows of a report, the worst first.
    ///
    /// - Parameters:
    ///   - old: The name of the earlier census.
    ///   - new: The name of the later one.
    /// - Returns: The findings.
    package func findings(from old: String, to new: String) -> [Finding] {
        changes.map { $0.finding(in: new) } + tooFew(old, self.old) + tooFew(new, self.new)
    }

    /// Sentences about the sizes of both, and about what was not compared.
    package func remarks(from old: String, to new: String) -> [String] {
        [
            "Compared \(old): \(self.old.phrase), at \(self.old.time)",
            "    with \(new): \(self.new.phrase), at \(self.new.time)",
        ]
            + skipped.map {
                "\($0.name) has more than \(Census.stateLimit.grouped) states, so it was not compared."
            }
    }

    /// The number of counters that had too many states to compare, but for the order of keys, on
    /// which no client should rely.
    package var uncomparedCount: Int { skipped.count { $0 != .order } }

    private func tooFew(_ name: String, _ side: Side) -> [Finding] {
        guard side.effective < Self.leastEffective else { return [] }
        return [
            Finding(
                .driftTooFew,
                Wording(
                    message: "the census has too few independent sessions to compare",
                    kind: "too-few",
                    observed: side.phrase,
                    expected: "at least \(Self.leastEffective) independent sessions",
                    fix: "Count more sessions, of more users: raise --max-pages, or add files."
                ),
                at: Finding.Place(source: name)
            )
        ]
    }
}

extension CensusComparison.Side {
    /// When it was counted, as text.
    fileprivate var time: String { Timestamp.Moment(seconds: takenAt).description }

    /// The size as a phrase.
    fileprivate var phrase: String {
        let count = sessions.counted("session")
        return effective < sessions
            ? "\(count), worth \(effective.grouped) independent ones" : count
    }
}
