/// Finds out which findings a ledger has counted since the tracker last looked at it.
///
/// A run looks once per file, and there can be many files and many rows. So a look compares one
/// number per row, and does more only for rows that have changed.
package struct RuleCountTracker: Sendable {
    /// The counts of the entries at the last look, by rule and one by one.
    private var entries = RuleCounts()
    private var entryCounts: [Int] = []

    /// The counts at the last look of what is not in the entries.
    private var others = RuleCounts()

    /// How many rules had their entries joined at the last look; joining changes the order.
    private var joinedRuleCount = 0

    /// A tracker that has not seen a finding.
    package init() {}

    /// The findings since the last call.
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
            if let rule = ledger.countedRule(of: ledger.entries[index].key.fault) {
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
