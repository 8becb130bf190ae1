package import SessionContract

/// Counters of a run.
package struct LiveOutcome: Sendable {
    /// Pages whose body was judged, single sessions and followed links included.
    package internal(set) var pages = 0

    /// Sessions on those pages.
    package internal(set) var sessions = 0

    /// Bytes of those pages.
    package internal(set) var bytes = 0

    /// The walk over each endpoint, in the order in which they were requested.
    package internal(set) var walks: [Walk] = []

    package init() {}

    /// Whether the run was cancelled before its end.
    package var isCancelled: Bool { walks.contains { $0.end == .cancelled } }

    /// The counters of a walk over the pages of one endpoint.
    package struct Walk: Sendable {
        package let endpoint: LiveEndpoint

        /// Why it went no further.
        package let end: End

        /// Pages whose body was judged, followed links included.
        package let pages: Int

        /// The findings about its pages and exchanges.
        package let findings: RuleCounts
    }

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
