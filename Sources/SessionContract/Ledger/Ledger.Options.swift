extension Ledger {
    /// The options that decide which findings are counted and how they are listed.
    package struct Options: Sendable {
        /// The severities that replace the default ones, where `nil` turns a rule off.
        package let severities: [Rule: Severity?]

        /// The maximum number of rows that a report lists.
        package let rowLimit: Int

        /// Whether equal findings share a row instead of having one each.
        package let isGrouping: Bool

        /// The rows that are reported but not counted, by fingerprint.
        package let accepted: [String: Suppression]

        package init(
            severities: [Rule: Severity?] = [:],
            rowLimit: Int = 100,
            isGrouping: Bool = true,
            accepted: [String: Suppression] = [:]
        ) {
            self.severities = severities
            self.rowLimit = rowLimit
            self.isGrouping = isGrouping
            self.accepted = accepted
        }

        /// Returns the severity of findings of `rule`, or `nil` if the rule is off.
        package func severity(of rule: Rule) -> Severity? {
            severities[rule] ?? rule.defaultSeverity
        }
    }
}
