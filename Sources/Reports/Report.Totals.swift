package import SessionContract

extension Report {
    /// The number of findings of each severity.
    package struct Totals: Hashable, Sendable {
        private let counts: [Severity: Int]

        /// The number of findings that were reported but not counted, whatever their severity.
        package let suppressed: Int

        /// Creates totals from the number of findings of each severity.
        package init(_ counts: [Severity: Int], suppressed: Int = 0) {
            self.counts = counts
            self.suppressed = suppressed
        }

        /// The number of findings of a severity.
        package subscript(severity: Severity) -> Int { counts[severity, default: 0] }
    }
}
