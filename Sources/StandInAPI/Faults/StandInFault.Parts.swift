extension StandInFault {
    /// The parts of an exchange that a client gets to, one after another.
    ///
    /// Each fault needs some of them to show, and some faults take parts away, which hides the
    /// faults that need them.
    struct Parts: OptionSet {
        let rawValue: Int

        /// The first byte of a response.
        static let reply = Parts(rawValue: 1 << 0)

        /// The last byte of a response.
        static let response = Parts(rawValue: 1 << 1)

        /// The status 200.
        static let success = Parts(rawValue: 1 << 2)

        /// A JSON text about sessions.
        static let text = Parts(rawValue: 1 << 3)

        /// Any session at all.
        static let anySession = Parts(rawValue: 1 << 4)

        /// The odd session, as an object where sessions are expected.
        static let session = Parts(rawValue: 1 << 5)

        /// The `id` of the odd session.
        static let id = Parts(rawValue: 1 << 6)

        /// The `user_id` of the odd session.
        static let userID = Parts(rawValue: 1 << 7)

        /// The `authenticated_at` of the odd session.
        static let authenticatedAt = Parts(rawValue: 1 << 8)

        /// The `url` of the odd session, with its own path.
        static let url = Parts(rawValue: 1 << 9)

        /// All that comes between the key of the sessions and the members after them.
        static let sessions = Parts(rawValue: 1 << 10)

        /// The members after the sessions.
        static let members = Parts(rawValue: 1 << 11)

        /// The end of the text; before that, it is not known to be valid.
        static let end = Parts(rawValue: 1 << 12)

        /// The text from the odd session to the end.
        static let fromSession: Parts = [.session, .sessions, .members, .end]

        /// The link to the next page.
        static let nextLink = Parts(rawValue: 1 << 13)

        /// The next page.
        static let nextPage = Parts(rawValue: 1 << 14)

        /// All sessions, as objects of an array.
        static let array = Parts(rawValue: 1 << 15)
    }
}
