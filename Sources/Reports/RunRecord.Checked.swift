package import SessionContract

extension RunRecord {
    /// How much a run checked.
    package struct Checked: Hashable, Sendable {
        /// The number of files that were read.
        package var files = 0

        /// The number of answers: JSON texts, saved exchanges, and files that were not read.
        ///
        /// Those that are neither in ``skipped`` nor in ``unjudged`` were judged.
        package var answers = 0

        /// The number of answers that were not meant to be judged.
        package var skipped = ReasonCounts()

        /// The number of answers that were not judged, because they could not be or because a limit
        /// left them out.
        package var unjudged = ReasonCounts()

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

        /// The links of sessions, if they were followed.
        package var links: Links?

        /// The number of links of sessions.
        package struct Links: Hashable, Sendable {
            /// The number of links on the same host and port.
            package var found: Int

            /// The number of those that were followed.
            package var followed: Int

            /// The number of links that name another host or port.
            package var foreign: Int

            /// Creates the counts of the links of sessions.
            package init(found: Int = 0, followed: Int = 0, foreign: Int = 0) {
                self.found = found
                self.followed = followed
                self.foreign = foreign
            }
        }

        /// Creates a count of zero for everything.
        package init() {}
    }
}
