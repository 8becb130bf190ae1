package import SessionContract

extension Report {
    /// How many findings there are of each severity.
    package struct Totals: Hashable, Sendable {
        private let counts: [Severity: Int]

        /// How many findings were reported and not counted, whatever their severity.
        package let suppressed: Int

        /// Totals of so many findings per severity.
        package init(_ counts: [Severity: Int], suppressed: Int = 0) {
            self.counts = counts
            self.suppressed = suppressed
        }

        /// The number of findings of a severity.
        package subscript(severity: Severity) -> Int { counts[severity, default: 0] }
    }
}
