import SessionContract
import StrictJSON

/// Walks over the pages of one endpoint after another, and over the links of their sessions.
struct EndpointWalk {
    let configuration: LiveConfiguration
    let requester: Requester
    let observer: LiveObserver
    let findings: LiveFindings
    var outcome = LiveOutcome()

    private var sawEmptyAnswer = false

    init(_ configuration: LiveConfiguration, requester: Requester, observer: LiveObserver) {
        self.configuration = configuration
        self.requester = requester
        self.observer = observer
        findings = LiveFindings(credentials: configuration.credentials)
    }

    /// Reads all pages of `endpoint` and returns why it stopped.
    mutating func walk(_ endpoint: LiveEndpoint) async -> LiveOutcome.End {
        var plan = PagePlan(configuration.paging, pageSize: configuration.pageSize)
        var progress = WalkProgress()
        var query = endpoint.isPaged ? plan.start : []
        while true {
            if let limit = configuration.maximumPages, progress.pages >= limit {
                return .pageLimit
            }
            let source = source(of: endpoint, page: progress.pages)
            guard progress.pages < LiveRun.pageCeiling else {
                return await stop(
                    findings.pagingLoop("ceiling", "\(LiveRun.pageCeiling) pages"),
                    source
                )
            }
            let answer = await requester.get(endpoint.path + query.encoded)
            guard
                let body = await body(
                    of: answer,
                    from: endpoint,
                    source: source,
                    isOffset: plan.isOffset
                )
            else { return Task.isCancelled ? .cancelled : .stopped }
            let page = Page(endpoint: endpoint, index: progress.pages, source: source, body: body)
            let step = await read(page, plan: &plan, progress: &progress)
            guard case .request(let next) = step else { return await end(after: step, source) }
            query = next
        }
    }

    /// Reports, once for the whole run, that there was nothing to judge.
    func reportEmptiness() async {
        guard outcome.sessions == 0, sawEmptyAnswer, !outcome.isCancelled else { return }
        var finding = findings.empty()
        finding.source = configuration.base.description
        await observer.report(finding)
    }
}

extension EndpointWalk {
    /// Judges a page and decides how to go on.
    private mutating func read(
        _ page: Page,
        plan: inout PagePlan,
        progress: inout WalkProgress
    ) async -> PagePlan.Step? {
        let summary = PageSummary(of: page.body)
        if let error = summary.error {
            await report(findings.errorBody(error), page.source)
            return nil
        }
        await judge(page, summary)
        progress.sessions += summary.sessions.count
        observer.progress(
            .page(page.endpoint, index: page.index, sessions: progress.sessions)
        )
        let isFruitless = await compare(summary, of: page, with: &progress, plan)
        progress.pages += 1
        if configuration.followsLinks { await followLinks(of: summary, on: page) }
        guard page.endpoint.isPaged else { return .end }
        guard !Task.isCancelled else { return nil }
        await checkNextLinks(of: summary, on: page)
        let step = plan.step(after: summary) { target(of: $0, from: page.endpoint) }
        guard case .request = step, isFruitless else { return step }
        await report(
            findings.pagingLoop("no-new-session", "pages without a session not seen before"),
            page.source
        )
        return nil
    }

    /// Hands a page to the judge and counts it.
    mutating func judge(_ page: Page, _ summary: PageSummary) async {
        let judgement = await observer.judge(page)
        outcome.pages += 1
        outcome.bytes += page.body.count
        outcome.sessions += judgement.sessions
        if summary.hasSessions, summary.sessions.isEmpty { sawEmptyAnswer = true }
    }

    /// Reports sessions that were met before, and returns whether the walk gets nowhere.
    private func compare(
        _ summary: PageSummary,
        of page: Page,
        with progress: inout WalkProgress,
        _ plan: PagePlan
    ) async -> Bool {
        guard page.endpoint.isPaged else { return false }
        var onPage: Set<Int64> = []
        var known: [(session: PageSummary.Session, isSamePage: Bool)] = []
        for session in summary.sessions {
            guard let id = session.id else { continue }
            let isSamePage = !onPage.insert(id).inserted
            if progress.seen.meet(id) { known.append((session, isSamePage)) }
        }
        // A page that repeats others as a whole is one fault, not a hundred.
        if !summary.sessions.isEmpty, known.count == summary.sessions.count,
            !known.contains(where: \.isSamePage), !isEnd(summary)
        {
            return true
        }
        for (session, isSamePage) in known {
            let finding = findings.duplicate(
                of: session,
                isSamePage: isSamePage,
                isOffset: plan.isOffset
            )
            await report(finding, page.source, at: session.offset, in: page.body)
        }
        let hasNew = summary.sessions.count > known.count
        progress.fruitlessPages = hasNew ? 0 : progress.fruitlessPages + 1
        return progress.fruitlessPages >= LiveRun.fruitlessPageLimit
    }

    private func isEnd(_ summary: PageSummary) -> Bool {
        summary.hasMore != true && summary.nextPage == nil
    }

    private func checkNextLinks(of summary: PageSummary, on page: Page) async {
        let links = [
            (summary.nextLink, JSONPointer([.key("links"), .key("next")])),
            (summary.nextPage, JSONPointer([.key("next_page")])),
        ]
        for case (let link?, let pointer) in links {
            let target = target(of: link, from: page.endpoint)
            if case .local = target { continue }
            await report(findings.foreignLink(to: target, at: pointer), page.source)
        }
    }

    private func end(after step: PagePlan.Step?, _ source: String) async -> LiveOutcome.End {
        switch step {
        case .end: .complete
        case nil, .request, .contradiction: Task.isCancelled ? .cancelled : .stopped
        case .loop:
            await stop(findings.pagingLoop("repetition", "a cursor or page met before"), source)
        case .deadEnd:
            await stop(
                findings.pagingLoop("no-way-on", "has_more, and a next link without a cursor"),
                source
            )
        case .otherPaging: await stop(findings.otherPaging(configuration.paging), source)
        }
    }
}

extension EndpointWalk {
    /// What a walk remembers from page to page.
    struct WalkProgress {
        var pages = 0
        var sessions = 0
        var fruitlessPages = 0
        var seen = SeenSessions()
    }
}
