import PayloadInput
import SessionContract

/// Reads the pages of one endpoint after another, and follows the links of their sessions.
struct EndpointWalk {
    let configuration: LiveConfiguration
    let requester: Requester
    let progress: (LiveEvent) -> Void
    var outcome = LiveOutcome()

    /// The findings about payloads and exchanges.
    var ledger: Ledger

    var reader: PayloadReader
    var sawEmptyAnswer = false

    /// The number of links of sessions that were followed.
    var followedLinks = 0

    init(
        _ configuration: LiveConfiguration,
        requester: Requester,
        reader: PayloadReader,
        ledger: Ledger,
        progress: @escaping (LiveEvent) -> Void
    ) {
        self.configuration = configuration
        self.requester = requester
        self.reader = reader
        self.ledger = ledger
        self.progress = progress
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
            let page = Page(progress.pages, of: endpoint, at: configuration.base)
            guard progress.pages < LiveRun.pageCeiling else {
                return stop(.pagingLoop(.ceiling(LiveRun.pageCeiling)), page)
            }
            let answer = await requester.get(endpoint.path + query.encoded)
            guard let body = body(of: answer, page, plan.kind) else {
                return Task.isCancelled ? .cancelled : .stopped
            }
            let step = await read(body, page, plan: &plan, progress: &progress)
            guard case .request(let next) = step else { return end(after: step, page) }
            query = next
        }
    }

    /// Reports once for the whole run that there was nothing to judge.
    mutating func reportEmptiness() {
        guard outcome.sessions == 0, sawEmptyAnswer, !outcome.isCancelled else { return }
        report(.empty, at: Finding.Place(source: configuration.base.description))
    }
}

extension EndpointWalk {
    /// The state that a walk keeps from page to page.
    struct WalkProgress {
        var pages = 0
        var sessions = 0
        var pagesWithoutProgress = 0
        let seen = SeenSessions()
    }

    /// Reads a page and returns the next step; `nil` if the walk stops here.
    private mutating func read(
        _ body: [UInt8],
        _ page: Page,
        plan: inout PagePlan,
        progress: inout WalkProgress
    ) async -> PagePlan.Step? {
        let seen = page.endpoint.isPaged ? progress.seen : nil
        let limit =
            configuration.followsLinks ? configuration.maximumLinks - followedLinks : 0
        guard let reading = read(body, page, seen: seen, linkLimit: limit), !Task.isCancelled
        else { return nil }
        progress.sessions += reading.elementCount
        self.progress(.page(page.endpoint, index: page.index, sessions: progress.sessions))
        let isFruitless = compare(reading, page, with: &progress, plan.kind)
        progress.pages += 1
        await followLinks(of: reading.sessions, on: page)
        guard page.endpoint.isPaged else { return .end }
        guard !Task.isCancelled else { return nil }
        checkNextLinks(of: reading, page)
        let step = plan.step(after: reading.paging) { target(of: $0, from: page.endpoint) }
        guard case .request = step, isFruitless else { return step }
        report(.pagingLoop(.noNewSession), page)
        return nil
    }

    private mutating func checkNextLinks(of reading: PageReading, _ page: Page) {
        for link in reading.paging.nextLinks {
            let other: LiveFault.ForeignLink
            switch target(of: link.text, from: page.endpoint) {
            case .local: continue
            case .foreign(let origin): other = .origin(safe(origin.description))
            case .unreadable: other = .unreadable
            }
            report(.nextLink(other), at: page.place(of: link.name, link.position))
        }
    }

    private mutating func end(after step: PagePlan.Step?, _ page: Page) -> LiveOutcome.End {
        switch step {
        case .end: .complete
        case nil, .request, .contradiction: Task.isCancelled ? .cancelled : .stopped
        case .loop: stop(.pagingLoop(.repetition), page)
        case .deadEnd: stop(.pagingLoop(.noWayOn), page)
        case .otherPaging(let kind): stop(.otherPaging(kind), page)
        }
    }

    /// Reports the fault that ends a walk.
    private mutating func stop(_ fault: LiveFault, _ page: Page) -> LiveOutcome.End {
        report(fault, page)
        return .stopped
    }
}
