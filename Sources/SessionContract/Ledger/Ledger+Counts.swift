import SessionModel

extension Ledger {
    /// How many findings each rule has, suppressed ones and rules that are off left out.
    ///
    /// This takes time in proportion to the number of rows; a ``RuleCountTracker`` is faster at
    /// finding out again and again what is new.
    package var ruleCounts: RuleCounts {
        var counts = entryRuleCounts
        counts += otherRuleCounts
        return counts
    }

    /// How many findings of each rule are in ``entries``.
    var entryRuleCounts: RuleCounts {
        var counts = RuleCounts()
        for entry in entries {
            if let rule = countedRule(of: entry.key.fault) { counts[rule] += entry.count }
        }
        return counts
    }

    /// How many findings of each rule are not in ``entries``: absent members, and findings that
    /// were made elsewhere.
    var otherRuleCounts: RuleCounts {
        var counts = made.ruleCounts
        for field in DeclaredField.allCases {
            guard let rule = countedRule(of: .absent(field)) else { continue }
            for place in SessionPlace.allCases {
                counts[rule] += presence.absences(of: field, in: place)?.count ?? 0
            }
        }
        return counts
    }

    /// The rule that a fault counts for, or `nil` if that is off.
    func countedRule(of fault: Fault) -> Rule? {
        let rule = shown(fault).rule
        return options.severity(of: rule) == nil ? nil : rule
    }

    /// How many findings each severity has, suppressed ones left out.
    package var severityCounts: [Severity: Int] {
        ruleCounts.totals { options.severity(of: $0) }
    }
}
