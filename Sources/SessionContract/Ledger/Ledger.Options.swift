extension Ledger {
    /// What a report asks of its findings.
    package struct Options: Sendable {
        /// The severity each rule has by option; `nil` in it turns a rule off.
        package let severities: [Rule: Severity?]

        /// How many rows a report lists.
        package let rowLimit: Int

        /// Whether equal findings share a row; else each has its own.
        package let isGrouping: Bool

        package init(
            severities: [Rule: Severity?] = [:],
            rowLimit: Int = 100,
            isGrouping: Bool = true
        ) {
            self.severities = severities
            self.rowLimit = rowLimit
            self.isGrouping = isGrouping
        }

        /// The severity a finding of `rule` has, or `nil` where the rule is off.
        package func severity(of rule: Rule) -> Severity? {
            severities[rule] ?? rule.defaultSeverity
        }
    }
}
