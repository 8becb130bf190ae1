import PayloadInput
package import SessionContract

/// One run over a live API: asks each endpoint, walks its pages, reads every body, and counts what
/// is wrong with them and with the exchanges.
///
/// It sends GET requests to the four endpoints of ``LiveEndpoint`` and nothing else, to the origin
/// of the base URL and nowhere else, one at a time. Redirects are never followed. No page is asked
/// for twice, unless an attempt failed, and none after the last.
package struct LiveRun: Sendable {
    /// The number of pages after which a walk counts as one that never ends.
    package static let pageCeiling = 100_000

    /// Pages without a new session, one after another, that end a walk.
    package static let fruitlessPageLimit = 3

    private let configuration: LiveConfiguration

    package init(_ configuration: LiveConfiguration) {
        self.configuration = configuration
    }

    /// Runs to the end, or until the task is cancelled, which ends it promptly.
    ///
    /// - Parameters:
    ///   - settings: What the rules about time go by.
    ///   - ledger: Counts what is found.
    ///   - progress: Called for pages and waits.
    /// - Returns: What was done, and how the walk over each endpoint ended.
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
