/// A number of findings for each rule.
package struct RuleCounts: Hashable, Sendable {
    private var counts: [Rule: Int] = [:]

    /// Creates counts without findings.
    package init() {}

    /// The rules that have findings, in the order of their declaration.
    package var rules: [Rule] {
        counts.isEmpty ? [] : Rule.allCases.filter { self[$0] > 0 }
    }

    /// Returns the number of findings of each severity, without rules that have no severity.
    func totals(_ severity: (Rule) -> Severity?) -> [Severity: Int] {
        var totals: [Severity: Int] = [:]
        for (rule, count) in counts where count > 0 {
            if let severity = severity(rule) { totals[severity, default: 0] += count }
        }
        return totals
    }

    /// The number of findings of `rule`.
    package subscript(rule: Rule) -> Int {
        get { counts[rule, default: 0] }
        set { counts[rule] = newValue == 0 ? nil : newValue }
    }

    /// Adds the findings of another count.
    package static func += (counts: inout Self, more: Self) {
        for (rule, count) in more.counts { counts[rule] += count }
    }

    /// Returns the findings that were counted after `earlier`.
    package static func - (later: Self, earlier: Self) -> Self {
        var rest = Self()
        for (rule, count) in later.counts { rest[rule] = count - earlier[rule] }
        return rest
    }
}
