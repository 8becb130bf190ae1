/// Finds the findings that a ledger has counted since the last call.
///
/// A run calls the tracker once per file, and there can be many files and many rows. So each call
/// compares one number per row, and does more work only for rows that have changed.
package struct RuleCountTracker: Sendable {
    /// The counts of the ledger's entries at the last call, by rule.
    private var entries = RuleCounts()

    /// The count of each entry at the last call.
    private var entryCounts: [Int] = []

    /// The counts outside the ledger's entries at the last call.
    private var others = RuleCounts()

    /// The number of rules with joined rows at the last call.
    ///
    /// Joining changes the order of the entries, so everything is counted again.
    private var joinedRuleCount = 0

    /// Creates a tracker that has not seen a finding.
    package init() {}

    /// Returns the number of findings of each rule since the last call.
    package mutating func newFindings(in ledger: Ledger) -> RuleCounts {
        let otherCounts = ledger.otherRuleCounts
        var new = otherCounts - others
        others = otherCounts
        new += ledger.joinedRules.count == joinedRuleCount ? compare(ledger) : recount(ledger)
        return new
    }

    private mutating func compare(_ ledger: Ledger) -> RuleCounts {
        var new = RuleCounts()
        for index in ledger.entries.indices {
            let count = ledger.entries[index].count
            if index == entryCounts.count { entryCounts.append(0) }
            guard count != entryCounts[index] else { continue }
            if let rule = ledger.countedRule(of: ledger.entries[index]) {
                new[rule] += count - entryCounts[index]
            }
            entryCounts[index] = count
        }
        entries += new
        return new
    }

    private mutating func recount(_ ledger: Ledger) -> RuleCounts {
        let before = entries
        entries = ledger.entryRuleCounts
        entryCounts = ledger.entries.map(\.count)
        joinedRuleCount = ledger.joinedRules.count
        return entries - before
    }
}
