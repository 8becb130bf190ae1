import SessionModel

extension Ledger {
    /// The number of findings of each rule, without suppressed findings and rules that are off.
    ///
    /// Takes time in proportion to the number of rows. To find what is new again and again, a
    /// ``RuleCountTracker`` is faster.
    package var ruleCounts: RuleCounts {
        var counts = entryRuleCounts
        counts += otherRuleCounts
        return counts
    }

    /// The number of findings of each rule in ``entries``.
    var entryRuleCounts: RuleCounts {
        var counts = RuleCounts()
        for entry in entries {
            if let rule = countedRule(of: entry) { counts[rule] += entry.count }
        }
        return counts
    }

    /// The number of findings of each rule that are not in ``entries``: absent members, and
    /// findings that were made elsewhere.
    var otherRuleCounts: RuleCounts {
        var counts = made.ruleCounts
        for absence in absences where absence.acceptedID == nil {
            if let rule = countedRule(of: .absent(absence.field)) { counts[rule] += absence.count }
        }
        return counts
    }

    /// Returns the rule that a row counts for, or `nil` if that rule is off or the row is accepted.
    func countedRule(of entry: Entry) -> Rule? {
        entry.acceptedID == nil ? countedRule(of: entry.key.fault) : nil
    }

    /// Returns the rule that a fault counts for, or `nil` if that rule is off.
    func countedRule(of fault: Fault) -> Rule? {
        let rule = shown(fault).rule
        return options.severity(of: rule) == nil ? nil : rule
    }

    /// The number of findings of each severity, without suppressed findings.
    package var severityCounts: [Severity: Int] {
        ruleCounts.totals { options.severity(of: $0) }
    }
}
