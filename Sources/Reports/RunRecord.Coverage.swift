extension RunRecord {
    /// How many presence combinations and timestamp dialects a run covered.
    package struct Coverage: Hashable, Sendable {
        /// The combinations of absent, null and value.
        package let presence: Share

        /// The dialects of timestamps.
        package let dialects: Share

        /// Creates the coverage of presence combinations and dialects.
        package init(presence: Share, dialects: Share) {
            self.presence = presence
            self.dialects = dialects
        }

        /// A covered number out of a total, written as `27/81`.
        package struct Share: Hashable, Sendable, CustomStringConvertible {
            /// The number that was covered.
            package let covered: Int

            /// The total number.
            package let total: Int

            /// Creates a share of `covered` out of `total`.
            package init(_ covered: Int, of total: Int) {
                self.covered = covered
                self.total = total
            }

            /// The share as it appears in reports.
            package var description: String { "\(covered)/\(total)" }
        }
    }
}
