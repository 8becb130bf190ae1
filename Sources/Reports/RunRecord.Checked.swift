extension RunRecord {
    /// How much a run looked at.
    package struct Checked: Hashable, Sendable {
        /// JSON texts.
        package var payloads = 0

        /// Session objects.
        package var sessions = 0

        /// Bytes of everything that was read or sent.
        package var bytes = 0

        /// Cases that a model was asked.
        package var cases = 0

        /// Pages of an API.
        package var pages = 0

        /// Nothing.
        package init() {}
    }
}
