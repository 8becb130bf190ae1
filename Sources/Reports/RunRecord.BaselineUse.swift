extension RunRecord {
    /// What became of the entries of a baseline, each in one of the numbers or lists; an entry that
    /// is in ``exceeded`` is also one of the used ones.
    package struct BaselineUse: Hashable, Sendable {
        /// The file, as messages show it.
        package let path: String

        /// The number of entries.
        package let entries: Int

        /// The number of entries whose deviations occurred.
        package let used: Int

        /// The number of entries about which the run says nothing.
        package let unobserved: Int

        /// The ids of the entries whose deviations did not occur although they were looked for.
        package let stale: [String]

        /// The ids of the entries whose last day is over.
        package let expired: [String]

        /// The ids of the entries whose deviations occurred too often.
        package let exceeded: [String]

        package init(
            path: String,
            entries: Int,
            used: Int,
            unobserved: Int,
            stale: [String],
            expired: [String],
            exceeded: [String]
        ) {
            self.path = path
            self.entries = entries
            self.used = used
            self.unobserved = unobserved
            self.stale = stale
            self.expired = expired
            self.exceeded = exceeded
        }
    }
}
