import PayloadInput
import SessionContract

extension EndpointWalk {
    /// Follows the `url` of each session on `page`, up to the limit of the run.
    ///
    /// A URL is followed only if it names this host and port and the path of a session. The request
    /// goes to the origin of the base URL; URLs on other hosts are ignored.
    mutating func followLinks(of sessions: PageSessions, on page: Page) async {
        report(.linkBroken(.otherPath), of: sessions.invalidLinks) { page.place(ofURLOf: $0) }
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

    /// Returns whether a status says that the session does not exist, as opposed to being
    /// unavailable to this client or at this moment.
    private static func isAbsence(_ status: Int) -> Bool {
        (400...499).contains(status) && ![401, 403, 408, 425, 429].contains(status)
    }
}
