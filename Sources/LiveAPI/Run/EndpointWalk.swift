import PayloadInput
import SessionContract

/// Reads the pages of one endpoint after another, and follows the links of their sessions.
struct EndpointWalk {
    let configuration: LiveConfiguration
    let secrets: SecretFilter
    let requester: Requester
    let progress: (LiveEvent) -> Void
    var outcome = LiveOutcome()

    /// The findings about payloads and exchanges.
    var ledger: Ledger

    var reader: PayloadReader

    /// The number of judged answers with a list that is empty.
    var emptyAnswers = 0

    private let runEnd: RunEnd

    init(
        _ configuration: LiveConfiguration,
        hiding secrets: SecretFilter,
        until runEnd: RunEnd,
        requester: Requester,
        reader: PayloadReader,
        ledger: Ledger,
        progress: @escaping (LiveEvent) -> Void
    ) {
        self.configuration = configuration
        self.secrets = secrets
        self.runEnd = runEnd
        self.requester = requester
        self.reader = reader
        self.ledger = ledger
        self.progress = progress
    }

    /// Whether the run must end now.
    var mustEnd: Bool { runEnd.isReached }

    /// Returns what is requested first of an endpoint.
    func start(of endpoint: LiveEndpoint) -> String {
        endpoint.path + (endpoint.isPaged ? plan(for: endpoint).start.encoded : "")
    }

    private func plan(for endpoint: LiveEndpoint) -> PagePlan {
        PagePlan(configuration.paging, of: endpoint.path, pageSize: configuration.pageSize)
    }

    /// Reads all pages of an endpoint.
    ///
    /// - Parameters:
    ///   - endpoint: The endpoint.
    ///   - first: The answer to the first request; `nil` if it has not been sent.
    /// - Returns: Why the walk stopped.
    mutating func walk(
        _ endpoint: LiveEndpoint,
        after first: Requester.Answer? = nil
    ) async -> LiveOutcome.End {
        var plan = plan(for: endpoint)
        var progress = WalkProgress()
        var target = start(of: endpoint)
        var first = first
        while true {
            let page = Page(progress.pages, of: endpoint, at: configuration.base)
            if let end = limit(after: progress, page) { return end }
            let known = first.take()
            guard known != nil || !requester.isRefused else {
                outcome.unjudged[.longWait] += 1
                return .stopped
            }
            let answer = if let known { known } else { await requester.get(target) }
            guard let answer else { return endOfRun(page) }
            guard let body = body(of: answer, page, plan.kind) else {
                return mustEnd ? endOfRun(page) : .stopped
            }
            let step = await read(body, page, plan: &plan, progress: &progress)
            if mustEnd { return step == .end ? .complete : endOfRun(page) }
            guard case .request(let next) = step else { return end(after: step, page) }
            target = endpoint.path + next.encoded
        }
    }

    /// The number of responses so far that were not judged, without those that a limit of the user
    /// leaves out.
    var unjudgedCount: Int {
        outcome.unjudged.total + reader.counts.unjudged.total - outcome.unjudged[.maximumPages]
    }

    /// Adds what is known only at the end of a run.
    mutating func finish() {
        if outcome.sessions == 0, emptyAnswers > 0, !outcome.isCancelled {
            report(.empty, at: Finding.Place(source: configuration.base.description))
            outcome.unjudged[Fault.Unjudged.empty] += emptyAnswers
        }
        let links = outcome.links
        let missing = links.found - links.followed - outcome.unjudged[.links]
        if missing > 0, !outcome.isCancelled {
            let reason: LiveOutcome.Unread =
                outcome.isShort ? .maximumTime : requester.isRefused ? .longWait : .maximumLinks
            outcome.unjudged[reason] += missing
        }
        outcome.unjudged += reader.counts.unjudged
        outcome.lostTexts += reader.counts.lostTexts
        outcome.skipped = reader.counts.skipped
        outcome.answers += reader.counts.answers
        outcome.answers += LiveOutcome.Unread.allCases.reduce(0) { $0 + outcome.unjudged[$1] }
    }
}

extension EndpointWalk {
    /// The state that a walk keeps from page to page.
    struct WalkProgress {
        var pages = 0
        var sessions = 0

        /// The number of pages without a session since the last one with a session.
        var emptyPages = 0

        let seen = SeenSessions()

        /// Whether it was reported that there were more sessions than are remembered.
        var isFullReported = false
    }

    /// Returns how the walk ends if it has read as many pages as it may.
    private mutating func limit(
        after progress: WalkProgress,
        _ page: Page
    ) -> LiveOutcome.End? {
        if let limit = configuration.maximumPages, progress.pages >= limit {
            outcome.unjudged[.maximumPages] += 1
            return .pageLimit
        }
        if configuration.maximumPages == nil, progress.pages >= configuration.pageCeiling {
            return stop(.incomplete(.pages(limit: configuration.pageCeiling)), page)
        }
        let emptyLimit = configuration.maximumEmptyPages
        guard progress.emptyPages >= emptyLimit else { return nil }
        return stop(.incomplete(.emptyPages(limit: emptyLimit)), page)
    }

    /// Reads a page and returns the next step; `nil` if the walk stops here.
    private mutating func read(
        _ body: [UInt8],
        _ page: Page,
        plan: inout PagePlan,
        progress: inout WalkProgress
    ) async -> PagePlan.Step? {
        let seen = page.endpoint.isPaged ? progress.seen : nil
        guard let reading = read(body, page, seen: seen), !mustEnd else { return nil }
        progress.sessions += reading.elementCount
        progress.emptyPages = reading.sessions.first == nil ? progress.emptyPages + 1 : 0
        self.progress(.page(page.endpoint, index: page.index, sessions: progress.sessions))
        let isRepeated = isRepeated(reading, page, plan.kind)
        if progress.seen.isFull, !progress.isFullReported {
            progress.isFullReported = true
            report(.incomplete(.comparison(limit: progress.seen.limit)), page)
        }
        progress.pages += 1
        guard await followLinks(of: reading.sessions, on: page) else { return nil }
        guard page.endpoint.isPaged else { return .end }
        checkNextLinks(of: reading, page)
        let step = plan.step(after: reading.paging) { target(of: $0, from: page.endpoint) }
        for contradiction in plan.contradictions {
            let position = reading.paging.position(of: contradiction.member)
            report(.paging(contradiction.fault), at: page.place(of: contradiction.member, position))
        }
        guard case .request = step, isRepeated else { return step }
        report(.pagingLoop(.noNewSession), page)
        outcome.unjudged[.morePages] += 1
        return nil
    }

    private mutating func checkNextLinks(of reading: PageReading, _ page: Page) {
        for link in reading.paging.nextLinks {
            let other: LiveFault.ForeignLink
            switch target(of: link.text, from: page.endpoint) {
            case .local: continue
            case .foreign(let origin):
                let difference = origin.difference(from: configuration.base.origin)
                other = .origin(safe(origin.description), difference)
            case .unreadable: other = .unreadable
            }
            report(.nextLink(other), at: page.place(of: link.name, link.position))
        }
    }

    private mutating func end(after step: PagePlan.Step?, _ page: Page) -> LiveOutcome.End {
        switch step {
        case .end: return .complete
        case nil, .request: return .stopped
        case .loop: return stop(.pagingLoop(.repetition), page)
        case .otherPaging(let kind): return stop(.otherPaging(kind), page)
        case .deadEnd:
            outcome.unjudged[.morePages] += 1
            return .stopped
        }
    }

    /// Reports the fault that ends a walk before the last page.
    private mutating func stop(_ fault: LiveFault, _ page: Page) -> LiveOutcome.End {
        report(fault, page)
        outcome.unjudged[.morePages] += 1
        return .stopped
    }

    /// Reports that the time of the run is over, unless it was cancelled.
    private mutating func endOfRun(_ page: Page) -> LiveOutcome.End {
        guard !Task.isCancelled, let limit = configuration.maximumTime else { return .cancelled }
        report(.incomplete(.time(limit: limit)), page)
        outcome.unjudged[.maximumTime] += 1
        return .timeLimit
    }
}
