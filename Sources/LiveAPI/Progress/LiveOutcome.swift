/// Counters of a run.
package struct LiveOutcome: Sendable {
    /// Pages whose body was judged, single sessions and followed links included.
    package internal(set) var pages = 0

    /// Sessions on those pages.
    package internal(set) var sessions = 0

    /// Bytes of those pages.
    package internal(set) var bytes = 0

    /// How the walk over each endpoint ended, in the order they were asked.
    package internal(set) var ends: [(endpoint: LiveEndpoint, end: End)] = []

    package init() {}

    /// Whether the run was cancelled before its end.
    package var isCancelled: Bool { ends.contains { $0.end == .cancelled } }

    /// Why a walk went no further.
    package enum End: Hashable, Sendable {
        /// The API said that this was all.
        case complete

        /// ``LiveConfiguration/maximumPages`` was reached.
        case pageLimit

        /// A finding says why.
        case stopped

        /// The run was cancelled.
        case cancelled
    }
}
