extension RunRecord {
    /// How much a run checked.
    package struct Checked: Hashable, Sendable {
        /// The number of JSON texts.
        package var payloads = 0

        /// The number of session objects.
        package var sessions = 0

        /// The number of bytes that were read or sent.
        package var bytes = 0

        /// The number of cases that a model was tested with.
        package var cases = 0

        /// The number of pages of an API.
        package var pages = 0

        /// Creates a count of zero for everything.
        package init() {}
    }
}
