extension RunRecord {
    /// A census that a run has made or compared.
    package struct CensusUse: Hashable, Sendable {
        /// What was counted, or the file, as messages show it.
        package let name: String

        /// The number of sessions.
        package let sessions: Int

        /// The number of independent sessions that say as much.
        package let effective: Int

        /// The number of those that a comparison needs.
        package let needed: Int

        package init(name: String, sessions: Int, effective: Int, needed: Int) {
            self.name = name
            self.sessions = sessions
            self.effective = effective
            self.needed = needed
        }
    }
}
