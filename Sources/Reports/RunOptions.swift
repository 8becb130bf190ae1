package import SessionContract

/// The options of a run that change its verdict, so that only reports with equal ones compare.
package struct RunOptions: Hashable, Sendable {
    /// Whether fields that the contract does not declare are errors.
    package var isStrict = false

    /// The severities that differ from the defaults; `nil` for a rule that is off.
    package var severities: [Rule: Severity?] = [:]

    /// The only rules that count, or `nil` for all.
    package var only: Set<Rule>?

    /// The rules that do not count.
    package var skipped: Set<Rule> = []

    /// The lowest severity that makes the run fail.
    package var failOn = Severity.error

    /// The moment with which times are compared, in seconds since 1970-01-01T00:00:00Z.
    package var now: Int64

    /// Creates the default options of a run at a moment.
    package init(now: Int64) { self.now = now }
}

extension RunRecord {
    /// The part of all cases that a run tests.
    package struct Part: Hashable, Sendable {
        /// The number of the part, from 1.
        package let index: Int

        /// The number of parts.
        package let count: Int

        /// Creates the part `index` of `count`.
        package init(_ index: Int, of count: Int) {
            self.index = index
            self.count = count
        }
    }
}
