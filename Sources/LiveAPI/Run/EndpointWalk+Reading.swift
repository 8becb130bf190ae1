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
    ///   - isLinked: Whether the page is the target of the link of a session that was read before.
    /// - Returns: The facts of the page; `nil` if it is an error object, which is reported.
    mutating func read(
        _ body: [UInt8],
        _ page: Page,
        seen: SeenSessions? = nil,
        isLinked: Bool = false
    ) -> PageReading? {
        let sessions = PageSessions(
            of: page,
            at: configuration.base.origin,
            seen: seen,
            linkLimit: configuration.followsLinks && !isLinked ? LiveRun.linkCeiling : nil
        )
        let before = reader.counts
        let observer = reader.observer
        let part = isLinked ? nil : observer?.makePart()
        reader.onSession = { sessions.meet($0) }
        reader.observer = part
        reader.read(body, name: page.source, into: &ledger)
        reader.observer = observer
        reader.onSession = nil
        let isCut = mustEnd
        if !isCut { part?.commit() }
        if !isCut, !isLinked, lacksSessions(after: before) { outcome.brokenAnswers += 1 }
        if isCut {
            // It was not read to its end, and is the answer that the end of the run counts.
            outcome.answers -= reader.counts.answers - before.answers
        } else {
            progress(.answer(page.endpoint, body: body))
        }
        switch reader.root {
        case .error(let error):
            report(.errorBody(error.code.map { safe($0) }), page)
            outcome.lostTexts += 1
            return nil
        case .envelope(let facts):
            if let error = facts.error {
                report(.errorBody(error.code.map { safe($0) }), page)
                outcome.lostTexts += 1
            }
        case .session, .list, nil: break
        }
        if !isCut { outcome.pages += 1 }
        outcome.bytes += body.count
        if !isLinked { outcome.sessions += reader.counts.sessions - before.sessions }
        if reader.root?.elementCount == 0 { emptyAnswers += 1 }
        return PageReading(root: reader.root, sessions: sessions)
    }

    /// Whether the answer that was read last is broken, or something else is where its sessions
    /// should be, whatever the rules that say so.
    private func lacksSessions(after before: PayloadReader.Counts) -> Bool {
        guard reader.counts.unjudged.total == before.unjudged.total else { return false }
        switch reader.root {
        case nil, .error: return true
        case .session, .list: break
        case .envelope(let facts): if facts.error != nil { return true }
        }
        return reader.root?.elementCount != reader.counts.sessions - before.sessions
    }

    /// Reports sessions that appeared before, and returns whether each session of the page did, so
    /// that the walk makes no progress.
    mutating func isRepeated(
        _ reading: PageReading,
        _ page: Page,
        _ paging: PagingKind
    ) -> Bool {
        guard page.endpoint.isPaged, reading.root != nil else { return false }
        let (sessions, count) = (reading.sessions, reading.elementCount)
        // A page that consists of repeated sessions is one fault, not one per session.
        if sessions.onOtherPages.count > 0, sessions.repeatedCount == count, !reading.paging.isLast
        {
            return true
        }
        report(.duplicateSession(.samePage, paging), of: sessions.onThisPage) { page.place(of: $0) }
        report(.duplicateSession(.twoPages, paging), of: sessions.onOtherPages) {
            page.place(of: $0)
        }
        return false
    }
}

// MARK: - Reporting

extension EndpointWalk {
    /// Returns text from a server or a library, sanitized for a report.
    func safe(_ text: String) -> ServerText {
        ServerText(text, hiding: secrets)
    }

    mutating func report(_ fault: LiveFault, at place: Finding.Place, count: Int = 1) {
        // Bodies and findings about exchanges are numbered together, so that those of several runs
        // can be put in one order.
        reader.unit += 1
        var origin = Ledger.Row.Origin()
        origin.step = reader.unit
        origin.isExchange = true
        ledger.add(Finding(fault, at: place), count: count, from: origin)
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
        report(fault, at: place(last), count: sessions.more)
    }
}
