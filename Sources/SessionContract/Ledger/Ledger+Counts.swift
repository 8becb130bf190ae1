import SessionModel

extension Ledger {
    /// How many findings each rule has, suppressed ones and rules that are off left out.
    ///
    /// It takes time in proportion to the number of rows, so ask for it once per file and not once
    /// per payload.
    package var ruleCounts: RuleCounts {
        var counts = made.ruleCounts
        func count(_ fault: Fault, _ number: Int) {
            let rule = shown(fault).rule
            if options.severity(of: rule) != nil { counts[rule] += number }
        }
        for entry in entries { count(entry.key.fault, entry.count) }
        for place in SessionPlace.allCases {
            for field in DeclaredField.allCases {
                if let absences = presence.absences(of: field, in: place) {
                    count(.absent(field), absences.count)
                }
            }
        }
        return counts
    }

    /// How many findings each severity has, suppressed ones left out.
    var severityCounts: [Severity: Int] {
        let counts = ruleCounts
        var totals: [Severity: Int] = [:]
        for rule in counts.rules {
            guard let severity = options.severity(of: rule) else { continue }
            totals[severity, default: 0] += counts[rule]
        }
        return totals
    }
}
