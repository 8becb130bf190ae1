package import SessionContract

/// The counters of a run.
package struct LiveOutcome: Sendable {
    /// The number of responses whose body was judged: pages, single sessions and followed links.
    package internal(set) var pages = 0

    /// The number of sessions in these responses.
    package internal(set) var sessions = 0

    /// The number of bytes in the bodies of these responses.
    package internal(set) var bytes = 0

    /// The walks over the endpoints, in the order in which they were requested.
    package internal(set) var walks: [Walk] = []

    package init() {}

    /// Whether the run was cancelled before its end.
    package var isCancelled: Bool { walks.contains { $0.end == .cancelled } }

    /// The counters of a walk over the pages of one endpoint.
    package struct Walk: Sendable {
        package let endpoint: LiveEndpoint

        /// Why the walk ended.
        package let end: End

        /// The number of responses whose body was judged, including followed links.
        package let pages: Int

        /// The findings about these responses and their exchanges.
        package let findings: RuleCounts
    }

    /// Why a walk ended.
    package enum End: Hashable, Sendable {
        /// The last page was read.
        case complete

        /// ``LiveConfiguration/maximumPages`` was reached.
        case pageLimit

        /// A fault ended the walk, which a finding reports.
        case stopped

        /// The run was cancelled.
        case cancelled
    }
}
