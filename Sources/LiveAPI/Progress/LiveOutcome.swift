package import SessionContract

/// The counters of a run.
package struct LiveOutcome: Sendable {
    /// The number of responses whose body was judged: pages, single sessions and followed links.
    package internal(set) var pages = 0

    /// The number of sessions in these responses, without those of followed links, which were
    /// counted in the list.
    package internal(set) var sessions = 0

    /// The number of judged responses that are broken or lack sessions, whatever the rules that say
    /// so.
    package internal(set) var brokenAnswers = 0

    /// The number of responses that were judged or should have been.
    package internal(set) var answers = 0

    /// The responses that were not meant to be judged, by reason.
    package internal(set) var skipped = ReasonCounts()

    /// The responses that were not judged, by reason: those that could not be, and those that were
    /// not requested.
    package internal(set) var unjudged = ReasonCounts()

    /// The number of bodies that are broken or hold something else than sessions.
    package internal(set) var lostTexts = 0

    /// The links of sessions, if they are followed.
    package internal(set) var links = Links()

    /// The number of bytes in the bodies of these responses.
    package internal(set) var bytes = 0

    /// The walks over the endpoints, in the order in which they were requested.
    package internal(set) var walks: [Walk] = []

    package init() {}

    /// Whether the run was cancelled before its end.
    package var isCancelled: Bool { walks.contains { $0.end == .cancelled } }

    /// Whether the time limit ended the run.
    package var isShort: Bool { walks.contains { $0.end == .timeLimit } }

    /// The counters of the links of sessions.
    package struct Links: Hashable, Sendable {
        /// The number of links on this host and port.
        package internal(set) var found = 0

        /// The number of those that were followed.
        package internal(set) var followed = 0

        /// The number of links that name another host or port.
        package internal(set) var foreign = 0

        package init(found: Int = 0, followed: Int = 0, foreign: Int = 0) {
            self.found = found
            self.followed = followed
            self.foreign = foreign
        }
    }

    /// Why something was not requested.
    package enum Unread: String, CaseIterable, Sendable {
        /// A list has more pages than ``LiveConfiguration/maximumPages``.
        case maximumPages = "max-pages"

        /// A list has more pages, but a fault or another limit ended the walk.
        case morePages = "more-pages"

        /// There are more links than ``LiveConfiguration/maximumLinks``.
        case maximumLinks = "max-links"

        /// There are more links on a page than are kept.
        case links = "links"

        /// A link names another host.
        case foreignLink = "foreign-link"

        /// The API asks for a longer wait than is respected.
        case longWait = "long-wait"

        /// The time limit ended the run.
        case maximumTime = "max-time"
    }

    /// The counters of a walk over the pages of one endpoint.
    package struct Walk: Sendable {
        package let endpoint: LiveEndpoint

        /// Why the walk ended.
        package let end: End

        /// The number of responses whose body was judged, including followed links.
        package let pages: Int

        /// The number of responses that were not judged, without those that
        /// ``LiveConfiguration/maximumPages`` leaves out.
        package let unjudged: Int

        /// The findings about these responses and their exchanges.
        package let findings: RuleCounts

        /// The number of bodies that were read and of findings about exchanges.
        package let steps: Int

        /// The number of sessions, without those of followed links.
        package let sessions: Int

        /// The number of judged responses with a list that is empty.
        package let emptyAnswers: Int
    }

    /// Why a walk ended.
    package enum End: Hashable, Sendable {
        /// The last page was read.
        case complete

        /// ``LiveConfiguration/maximumPages`` was reached.
        case pageLimit

        /// A fault ended the walk, which a finding reports.
        case stopped

        /// The time of the run was over.
        case timeLimit

        /// The run was cancelled.
        case cancelled
    }
}

extension ReasonCounts {
    /// The number of answers that were not requested for this reason.
    package subscript(reason: LiveOutcome.Unread) -> Int {
        get { self[reason.rawValue] }
        set { self[reason.rawValue] = newValue }
    }
}
