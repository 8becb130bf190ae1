extension StandInFault {
    /// What a server must serve for a fault to show.
    package enum Need: Hashable, Sendable {
        /// Nothing: the fault shows even if there are no sessions.
        case nothing

        /// At least this many sessions.
        case sessions(Int)

        /// At least this many pages in the list of all sessions.
        ///
        /// The server makes its pages smaller to get them, so a session per page is enough.
        case pages(Int)

        /// The minimum number of sessions.
        package var sessions: Int {
            switch self {
            case .nothing: 0
            case .sessions(let count), .pages(let count): count
            }
        }

        /// The minimum number of pages in the list of all sessions.
        var pages: Int {
            switch self {
            case .nothing, .sessions: 1
            case .pages(let count): count
            }
        }
    }
}
