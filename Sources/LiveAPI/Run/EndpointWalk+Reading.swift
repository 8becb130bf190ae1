import PayloadInput
import SessionContract

// Each body is read once: its faults go into the ledger, and the facts that the walk needs are
// collected during the same reading.
extension EndpointWalk {
    /// Reads the body of a page.
    ///
    /// - Parameters:
    ///   - body: The body.
    ///   - page: The page.
    ///   - seen: The sessions of earlier pages; `nil` for a response without pages.
    ///   - linkLimit: The maximum number of links of sessions to collect.
    /// - Returns: The facts of the page; `nil` if it is an error object, which is reported.
    mutating func read(
        _ body: [UInt8],
        _ page: Page,
        seen: SeenSessions? = nil,
        linkLimit: Int = 0
    ) -> PageReading? {
        let sessions = PageSessions(
            of: page,
            at: configuration.base.origin,
            seen: seen,
            linkLimit: linkLimit
        )
        let before = reader.counts.sessions
        reader.onSession = { sessions.meet($0) }
        reader.read(body, name: page.source, into: &ledger)
        reader.onSession = nil
        // What was not read to its end because the run is cancelled is not an answer to keep.
        if !Task.isCancelled { progress(.answer(page.endpoint, body: body)) }
        if case .error(let error)? = reader.root {
            report(.errorBody(error.code.map { safe($0) }), page)
            return nil
        }
        outcome.pages += 1
        outcome.bytes += body.count
        outcome.sessions += reader.counts.sessions - before
        if reader.root?.elementCount == 0 { sawEmptyAnswer = true }
        return PageReading(root: reader.root, sessions: sessions)
    }

    /// Reports sessions that appeared before, and returns whether the walk makes no progress.
    mutating func compare(
        _ reading: PageReading,
        _ page: Page,
        with progress: inout WalkProgress,
        _ paging: PagingKind
    ) -> Bool {
        guard page.endpoint.isPaged, reading.root != nil else { return false }
        let (sessions, count) = (reading.sessions, reading.elementCount)
        // A page that consists of repeated sessions is one fault, not one per session.
        if count > 0, sessions.onOtherPages.count == count, !reading.paging.isLast { return true }
        report(.duplicateSession(.samePage, paging), of: sessions.onThisPage) { page.place(of: $0) }
        report(.duplicateSession(.twoPages, paging), of: sessions.onOtherPages) {
            page.place(of: $0)
        }
        let hasNew = count > sessions.repeatedCount
        progress.pagesWithoutProgress = hasNew ? 0 : progress.pagesWithoutProgress + 1
        return progress.pagesWithoutProgress >= LiveRun.pagesWithoutProgressLimit
    }
}

// MARK: - Reporting

extension EndpointWalk {
    /// Returns text from a server or a library, sanitized for a report.
    func safe(_ text: String) -> ServerText {
        ServerText(text, hiding: configuration.credentials)
    }

    mutating func report(_ fault: LiveFault, at place: Finding.Place) {
        ledger.add(Finding(fault, at: place))
    }

    /// Reports a fault of a page as a whole.
    mutating func report(_ fault: LiveFault, _ page: Page) {
        report(fault, at: Finding.Place(source: page.source))
    }

    /// Reports a fault of these sessions, each at its place; those that the sample did not keep are
    /// counted at the place of the last.
    mutating func report(
        _ fault: LiveFault,
        of sessions: Sample<SessionFacts>,
        at place: (SessionFacts) -> Finding.Place
    ) {
        for session in sessions.elements { report(fault, at: place(session)) }
        guard let last = sessions.elements.last, sessions.more > 0 else { return }
        ledger.add(Finding(fault, at: place(last)), count: sessions.more)
    }
}
