extension RunRecord {
    /// How much of what there is to cover a run covered.
    package struct Coverage: Hashable, Sendable {
        /// The combinations of absent, null and value.
        package let presence: Share

        /// The dialects of timestamps.
        package let dialects: Share

        /// The coverage by presence combinations and by dialects.
        package init(presence: Share, dialects: Share) {
            self.presence = presence
            self.dialects = dialects
        }

        /// A number of things out of all, written as `27/81`.
        package struct Share: Hashable, Sendable, CustomStringConvertible {
            /// How many were covered.
            package let covered: Int

            /// How many there are.
            package let total: Int

            /// So many `covered` of `total`.
            package init(_ covered: Int, of total: Int) {
                self.covered = covered
                self.total = total
            }

            /// The share as reports write it.
            package var description: String { "\(covered)/\(total)" }
        }
    }
}
