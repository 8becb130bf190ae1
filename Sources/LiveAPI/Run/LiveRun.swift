package import PayloadInput
package import SessionContract

/// A run over a live API, which requests each endpoint, reads all its pages, and counts findings
/// about the payloads and the exchanges.
///
/// It sends only GET requests, only to the endpoints of ``LiveEndpoint`` and only to the origin of
/// the base URL. Redirects are never followed. Each page is requested once, unless an attempt
/// failed, and nothing is requested after the last page. Requests overlap only if several
/// ``LiveConfiguration/jobs`` are configured.
package struct LiveRun: Sendable {
    /// The largest number of links of one page that are kept to be followed.
    package static let linkCeiling = 10_000

    private let configuration: LiveConfiguration
    private let secrets: SecretFilter

    /// Creates a run.
    ///
    /// - Parameters:
    ///   - configuration: The requests, target and time limits.
    ///   - secrets: The secrets that no finding shows, such as those of the configuration.
    package init(_ configuration: LiveConfiguration, hiding secrets: SecretFilter) {
        self.configuration = configuration
        self.secrets = secrets
    }

    /// Runs to the end; ends promptly if the task is cancelled or the time is over.
    ///
    /// - Parameters:
    ///   - settings: The settings for the rules about time.
    ///   - ledger: The ledger that counts the findings.
    ///   - observer: Sees each session of the endpoints, but not those of followed links again.
    ///   - progress: A closure that is called for each event.
    /// - Returns: The counters of the run, and how the walk over each endpoint ended.
    package func run(
        _ settings: JudgeSettings,
        into ledger: inout Ledger,
        observer: (any SessionObserver)? = nil,
        progress: @escaping (LiveEvent) -> Void = { _ in }
    ) async -> LiveOutcome {
        let end = RunEnd(after: configuration.maximumTime, configuration.time)
        var reader = PayloadReader(settings)
        reader.readsAnswers = true
        reader.observer = observer
        reader.isInterrupted = { end.isReached }
        let requester = Requester(
            configuration,
            over: configuration.transport,
            until: end,
            progress: progress
        )
        var walk = EndpointWalk(
            configuration,
            hiding: secrets,
            until: end,
            requester: requester,
            reader: reader,
            ledger: ledger,
            progress: progress
        )
        var tracker = RuleCountTracker()
        _ = tracker.newFindings(in: ledger)
        func visit(_ endpoint: LiveEndpoint, after first: Requester.Answer?) async -> Bool {
            let before = (
                outcome: walk.outcome, unjudged: walk.unjudgedCount, steps: walk.reader.unit,
                empty: walk.emptyAnswers
            )
            let end = await walk.walk(endpoint, after: first)
            walk.outcome.walks.append(
                LiveOutcome.Walk(
                    endpoint: endpoint,
                    end: end,
                    pages: walk.outcome.pages - before.outcome.pages,
                    unjudged: walk.unjudgedCount - before.unjudged,
                    findings: tracker.newFindings(in: walk.ledger),
                    steps: walk.reader.unit - before.steps,
                    sessions: walk.outcome.sessions - before.outcome.sessions,
                    emptyAnswers: walk.emptyAnswers - before.empty
                )
            )
            progress(.finished(endpoint, end))
            return end != .cancelled && end != .timeLimit
        }
        var (rest, goesOn) = (configuration.endpoints[...], true)
        _ = await requester.get(
            rest.map { walk.start(of: $0) },
            onStart: { progress(.started(configuration.endpoints[$0])) },
            use: { answer in
                goesOn = await visit(rest.removeFirst(), after: answer)
                return goesOn
            }
        )
        // The API or the end of the run stopped the requests, which the other walks report.
        while goesOn, let endpoint = rest.popFirst() {
            goesOn = await visit(endpoint, after: nil)
        }
        if walk.outcome.isShort {
            let rest = configuration.endpoints.count - walk.outcome.walks.count
            walk.outcome.unjudged[.maximumTime] += rest
        }
        walk.finish()
        ledger = walk.ledger
        return walk.outcome
    }
}
