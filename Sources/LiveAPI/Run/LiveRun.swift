import PayloadInput
package import SessionContract

/// A run over a live API, which requests each endpoint, reads all its pages, and counts findings
/// about the payloads and the exchanges.
///
/// It sends only GET requests, one at a time, only to the endpoints of ``LiveEndpoint`` and only to
/// the origin of the base URL. Redirects are never followed. Each page is requested once, unless an
/// attempt failed, and nothing is requested after the last page.
package struct LiveRun: Sendable {
    /// The number of pages after which a walk counts as endless.
    package static let pageCeiling = 100_000

    /// The number of consecutive pages without a new session that ends a walk.
    package static let pagesWithoutProgressLimit = 3

    private let configuration: LiveConfiguration

    package init(_ configuration: LiveConfiguration) {
        self.configuration = configuration
    }

    /// Runs to the end; ends promptly if the task is cancelled.
    ///
    /// - Parameters:
    ///   - settings: The settings for the rules about time.
    ///   - ledger: The ledger that counts the findings.
    ///   - progress: A closure that is called for each event.
    /// - Returns: The counters of the run, and how the walk over each endpoint ended.
    package func run(
        _ settings: JudgeSettings,
        into ledger: inout Ledger,
        progress: @escaping (LiveEvent) -> Void = { _ in }
    ) async -> LiveOutcome {
        var reader = PayloadReader(settings)
        reader.readsAnswers = true
        reader.isInterrupted = { Task.isCancelled }
        let requester = Requester(configuration, progress: progress)
        var walk = EndpointWalk(
            configuration,
            requester: requester,
            reader: reader,
            ledger: ledger,
            progress: progress
        )
        var tracker = RuleCountTracker()
        _ = tracker.newFindings(in: ledger)
        for endpoint in configuration.endpoints {
            progress(.started(endpoint))
            let pages = walk.outcome.pages
            let end = await walk.walk(endpoint)
            walk.outcome.walks.append(
                LiveOutcome.Walk(
                    endpoint: endpoint,
                    end: end,
                    pages: walk.outcome.pages - pages,
                    findings: tracker.newFindings(in: walk.ledger)
                )
            )
            progress(.finished(endpoint, end))
            if end == .cancelled { break }
        }
        walk.reportEmptiness()
        ledger = walk.ledger
        return walk.outcome
    }
}
