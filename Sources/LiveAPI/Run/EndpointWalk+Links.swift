import PayloadInput
import SessionContract

extension EndpointWalk {
    /// Follows the `url` of each session on `page`, up to the limit of the run.
    ///
    /// A URL is followed only if it names this host and port and the path of a session. The request
    /// goes to the origin of the base URL; URLs on other hosts are counted and not followed.
    ///
    /// - Returns: False if the run must end, or the API accepts no more requests, before all links
    ///   are followed.
    mutating func followLinks(of sessions: PageSessions, on page: Page) async -> Bool {
        report(.linkBroken(.otherPath), of: sessions.invalidLinks) { page.place(ofURLOf: $0) }
        report(.incomplete(.foreignLink), of: sessions.foreignLinks) { page.place(ofURLOf: $0) }
        outcome.links.found += sessions.linkCount
        outcome.links.foreign += sessions.foreignLinks.count
        outcome.unjudged[.foreignLink] += sessions.foreignLinks.count
        let unkept = sessions.linkCount - sessions.links.count
        if unkept > 0 {
            report(.incomplete(.links(limit: LiveRun.linkCeiling)), page)
            outcome.unjudged[.links] += unkept
        }
        let room = (configuration.maximumLinks ?? .max) - outcome.links.followed
        let links = sessions.links.prefix(room)
        var next = links.startIndex
        return await requester.get(links.map(\.endpoint.path)) { answer in
            outcome.links.followed += 1
            judge(answer, of: links[next], on: page)
            next += 1
            return !mustEnd
        }
    }

    private mutating func judge(
        _ answer: Requester.Answer,
        of link: PageSessions.Link,
        on page: Page
    ) {
        if case .success(let response) = answer.outcome, Self.isAbsence(response.status) {
            outcome.answers += 1
            report(.linkBroken(.status(response.status)), at: page.place(ofURLOf: link.session))
            return
        }
        let linked = Page(0, of: link.endpoint, at: configuration.base)
        guard let body = body(of: answer, linked, .cursor),
            let reading = read(body, linked, isLinked: true), !mustEnd,
            !reading.isOnly(link.session)
        else { return }
        report(.linkBroken(.otherSession), at: page.place(ofURLOf: link.session))
    }

    /// Returns whether a status says that the session does not exist, as opposed to being
    /// unavailable to this client or at this moment.
    private static func isAbsence(_ status: Int) -> Bool {
        (400...499).contains(status) && ![401, 403, 408, 425, 429].contains(status)
    }
}
