import PayloadInput
import SessionContract

extension EndpointWalk {
    /// Follows the `url` of each session on `page` as far as the limit of the run goes.
    ///
    /// Only a URL that names this host and port and the path of a session is asked, and that on
    /// the base URL's own origin. One on another host is left alone.
    mutating func followLinks(of sessions: PageSessions, on page: Page) async {
        report(.linkBroken(.otherPath), of: sessions.astray) { page.place(ofURLOf: $0) }
        for link in sessions.links {
            guard !Task.isCancelled else { return }
            followedLinks += 1
            await follow(link, on: page)
        }
    }

    private mutating func follow(_ link: PageSessions.Link, on page: Page) async {
        let answer = await requester.get(link.endpoint.path)
        if case .success(let response) = answer, Self.isAbsence(response.status) {
            report(.linkBroken(.status(response.status)), at: page.place(ofURLOf: link.session))
            return
        }
        let linked = Page(0, of: link.endpoint, at: configuration.base)
        guard let body = body(of: answer, linked, .cursor), let reading = read(body, linked),
            !Task.isCancelled, !reading.isOnly(link.session)
        else { return }
        report(.linkBroken(.otherSession), at: page.place(ofURLOf: link.session))
    }

    /// Whether a status says that nothing is there, and not only that it is not available now.
    private static func isAbsence(_ status: Int) -> Bool {
        (400...499).contains(status) && ![401, 403, 408, 425, 429].contains(status)
    }
}
