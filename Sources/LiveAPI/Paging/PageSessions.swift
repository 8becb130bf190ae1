import PayloadInput

/// Compares the sessions of one page with earlier ones while the page is read.
///
/// Its own memory is bounded: samples and links have limits, and ids are kept in ``SeenSessions``.
final class PageSessions {
    /// A session with the endpoint that its `url` names.
    struct Link {
        let session: SessionFacts
        let endpoint: LiveEndpoint
    }

    /// The first session of the page.
    private(set) var first: SessionFacts?

    /// The sessions that appeared before on this page.
    private(set) var onThisPage = Sample<SessionFacts>()

    /// The sessions that appeared before on other pages.
    private(set) var onOtherPages = Sample<SessionFacts>()

    /// The sessions whose `url` can be followed, up to the limit.
    private(set) var links: [Link] = []

    /// The number of sessions whose `url` can be followed.
    private(set) var linkCount = 0

    /// The sessions whose `url` names another host or port.
    private(set) var foreignLinks = Sample<SessionFacts>()

    /// The sessions whose `url` names this host and a path that is not the path of a session.
    private(set) var invalidLinks = Sample<SessionFacts>()

    private let page: Page
    private let origin: Origin
    private let linkLimit: Int?
    private let seen: SeenSessions?

    /// Creates an empty collection for a page that is about to be read.
    ///
    /// - Parameters:
    ///   - page: The page.
    ///   - origin: The origin of the API.
    ///   - seen: The sessions of earlier pages; `nil` for a response without pages.
    ///   - linkLimit: The maximum number of links to collect; `nil` if links are not looked at.
    init(of page: Page, at origin: Origin, seen: SeenSessions?, linkLimit: Int?) {
        self.page = page
        self.origin = origin
        self.seen = seen
        self.linkLimit = linkLimit
    }

    /// The number of sessions that appeared before.
    var repeatedCount: Int { onThisPage.count + onOtherPages.count }

    /// Adds the next session of the page.
    func meet(_ session: SessionFacts) {
        if first == nil { first = session }
        compare(session)
        if let linkLimit { take(linkOf: session, upTo: linkLimit) }
    }

    private func compare(_ session: SessionFacts) {
        guard let seen, let id = session.id else { return }
        switch seen.meet(id, onPage: page.index) {
        case .samePage: onThisPage.add(session)
        case .twoPages: onOtherPages.add(session)
        case nil: break
        }
    }

    private func take(linkOf session: SessionFacts, upTo limit: Int) {
        guard let url = session.url, let target = SessionTarget(url, at: origin) else { return }
        switch target {
        case .endpoint(page.endpoint): break
        case .endpoint(let other):
            linkCount += 1
            if links.count < limit { links.append(Link(session: session, endpoint: other)) }
        case .otherHost: foreignLinks.add(session)
        case .otherPath: invalidLinks.add(session)
        }
    }
}
