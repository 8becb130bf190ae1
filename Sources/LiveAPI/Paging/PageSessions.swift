import PayloadInput

/// The sessions of one page, compared one by one while the page is read.
///
/// Only the ids that are kept of them grow with the page.
final class PageSessions {
    /// A session with the endpoint that its `url` leads to.
    struct Link {
        let session: SessionFacts
        let endpoint: LiveEndpoint
    }

    /// The first session of the page.
    private(set) var first: SessionFacts?

    /// The sessions that were met before on this page.
    private(set) var onThisPage = Sample<SessionFacts>()

    /// The sessions that were met before on other pages.
    private(set) var onOtherPages = Sample<SessionFacts>()

    /// The sessions whose `url` can be followed, as many as may be.
    private(set) var links: [Link] = []

    /// The sessions whose `url` names this host and a path that is not the path of a session.
    private(set) var astray = Sample<SessionFacts>()

    private let page: Page
    private let origin: Origin
    private let linkLimit: Int
    private let seen: SeenSessions?

    /// No sessions yet, of a page that is about to be read.
    ///
    /// - Parameters:
    ///   - page: The page.
    ///   - origin: The origin that was asked.
    ///   - seen: The sessions of the pages before; `nil` where there are no such pages.
    ///   - linkLimit: How many links may be followed.
    init(of page: Page, at origin: Origin, seen: SeenSessions?, linkLimit: Int) {
        self.page = page
        self.origin = origin
        self.seen = seen
        self.linkLimit = linkLimit
    }

    /// How many sessions were met before.
    var repeatedCount: Int { onThisPage.count + onOtherPages.count }

    /// Takes the next session of the page.
    func meet(_ session: SessionFacts) {
        if first == nil { first = session }
        compare(session)
        if links.count < linkLimit { take(linkOf: session) }
    }

    private func compare(_ session: SessionFacts) {
        guard let seen, let id = session.id else { return }
        switch seen.meet(id, onPage: page.index) {
        case .samePage: onThisPage.add(session)
        case .twoPages: onOtherPages.add(session)
        case nil: break
        }
    }

    private func take(linkOf session: SessionFacts) {
        guard let url = session.url, let target = SessionTarget(url, at: origin) else { return }
        switch target {
        case .endpoint(page.endpoint): break
        case .endpoint(let other): links.append(Link(session: session, endpoint: other))
        case .otherPath: astray.add(session)
        }
    }
}
