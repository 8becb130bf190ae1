package import SessionContract
package import SessionModel
import TerminalText

extension CensusComparison {
    /// The rows of a report, the worst first, each with the field that it is about.
    ///
    /// - Parameters:
    ///   - old: The name of the earlier census.
    ///   - new: The name of the later one.
    /// - Returns: The findings; those about a census as a whole have no field.
    package func findings(
        from old: String,
        to new: String
    ) -> [(field: DeclaredField?, finding: Finding)] {
        changes.map { ($0.counter.field, $0.finding(in: new)) }
            + tooFew(from: old, to: new).map { (nil, $0) }
    }

    /// Sentences about both censuses, and about what was not compared.
    package func remarks(from old: String, to new: String) -> [String] {
        let differ = self.old.toolVersion != self.new.toolVersion
        return [
            "Compared \(old): \(self.old.description(withVersion: differ))",
            "    with \(new): \(self.new.description(withVersion: differ))",
        ]
            + [(old, self.old), (new, self.new)].compactMap { name, side in
                side.part.map { "\(name) has only \($0) of its sources; 'merge' adds the others." }
            }
            + skipped.map {
                "\($0.name) has more than \($0.stateLimit.grouped) states, so it was not compared."
            }
    }

    /// The number of counters that had too many states to compare, but for the order of keys, on
    /// which no client should rely.
    package var uncomparedCount: Int { skipped.count { $0 != .order } }

    /// The number of censuses with too few sessions to compare.
    package var tooFewCount: Int { [old, new].count(where: \.isTooSmall) }

    private func tooFew(from old: String, to new: String) -> [Finding] {
        [(old, self.old, "old"), (new, self.new, "new")].filter(\.1.isTooSmall).map {
            name,
            side,
            place in
            Finding(
                .driftTooFew,
                Wording(
                    message: "the census has too few independent sessions to compare",
                    // Each census is a row of its own.
                    kind: "too-few.\(place)",
                    observed: side.size,
                    expected: "at least \(Self.leastEffective) independent sessions",
                    fix: "\(CensusComparison.Side.fixForTooFew)."
                ),
                at: Finding.Place(source: name)
            )
        }
    }
}

extension CensusComparison.Side {
    /// What to do if a census is too small.
    fileprivate static let fixForTooFew =
        "Count more sessions of more users, with a higher --max-pages or with more files"

    /// A warning that a census is too small to be compared; `nil` if it is not.
    ///
    /// - Parameter name: The name of the census.
    /// - Returns: The warning, in sentences without the last full stop.
    package func warning(about name: String) -> String? {
        guard isTooSmall else { return nil }
        return "\(name) has \(size), but a comparison needs at least "
            + "\(CensusComparison.leastEffective) independent ones. \(Self.fixForTooFew)"
    }

    /// The size and the time in words.
    fileprivate func description(withVersion: Bool) -> String {
        let version = withVersion ? " by version \(toolVersion)" : ""
        return "\(size), counted at \(Timestamp.Moment(seconds: takenAt))\(version)"
    }

    /// The size as a phrase.
    fileprivate var size: String {
        let count = sessions.counted("session")
        return effective < sessions
            ? "\(count), worth \(effective.grouped) independent ones" : count
    }
}
