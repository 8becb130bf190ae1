import SessionContract

extension EndpointWalk {
    /// Follows the `url` of each session on `page` as far as the limit of the run goes.
    ///
    /// Only a URL that names this host and port and the path of a session is asked, and that on
    /// the base URL's own origin. One on another host is left alone.
    mutating func followLinks(of summary: PageSummary, on page: Page) async {
        for session in summary.sessions {
            guard outcome.followedLinks < configuration.maximumLinks, !Task.isCancelled else {
                return
            }
            guard let url = session.url, let (origin, rest) = try? Origin.split(url),
                origin.host == configuration.base.origin.host,
                origin.port == configuration.base.origin.port
            else { continue }
            guard let endpoint = LiveEndpoint(sessionPath: LocalTarget(rest).path) else {
                await report(
                    findings.linkBroken(session, "other-path", "a path that is no session's"),
                    page.source,
                    at: session.offset,
                    in: page.body
                )
                continue
            }
            guard endpoint != page.endpoint else { continue }
            outcome.followedLinks += 1
            await follow(to: endpoint, from: session, on: page)
        }
    }

    private mutating func follow(
        to endpoint: LiveEndpoint,
        from session: PageSummary.Session,
        on page: Page
    ) async {
        let answer = await requester.get(endpoint.path)
        if case .response(let response) = answer, Self.isAbsence(response.status) {
            await report(
                findings.linkBroken(
                    session,
                    String(response.status),
                    "status \(response.status)"
                ),
                page.source,
                at: session.offset,
                in: page.body
            )
            return
        }
        let source = source(of: endpoint, page: 0)
        guard
            let body = await body(of: answer, from: endpoint, source: source, isOffset: false)
        else { return }
        let linked = Page(endpoint: endpoint, index: 0, source: source, body: body)
        let summary = PageSummary(of: body)
        if let error = summary.error {
            await report(findings.errorBody(error), source)
            return
        }
        await judge(linked, summary)
        guard !session.isSame(as: summary.sessions) else { return }
        await report(
            findings.linkBroken(session, "other-session", "another session, or none"),
            page.source,
            at: session.offset,
            in: page.body
        )
    }

    /// Whether a status says that nothing is there, and not merely that it cannot be had now.
    private static func isAbsence(_ status: Int) -> Bool {
        (400...499).contains(status) && ![401, 403, 408, 425, 429].contains(status)
    }
}

extension PageSummary.Session {
    /// Whether `others` is this one session, by its id and, where both have one, its user.
    fileprivate func isSame(as others: [PageSummary.Session]) -> Bool {
        guard others.count == 1, let id, others[0].id == id else { return false }
        guard let userID, let otherID = others[0].userID else { return true }
        return userID == otherID
    }
}
