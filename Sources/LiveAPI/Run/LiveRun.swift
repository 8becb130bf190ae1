package import SessionContract

/// One run over a live API: asks each endpoint, walks its pages, hands every body to a judge, and
/// reports what it sees on the way.
///
/// It sends GET requests to the four endpoints of ``LiveEndpoint`` and nothing else, to the origin
/// of the base URL and nowhere else, one at a time. Redirects are never followed. No page is asked
/// for twice, unless an attempt failed, and none after the last.
package struct LiveRun: Sendable {
    /// Pages after which a walk without a limit of its own is taken for one that never ends.
    package static let pageCeiling = 100_000

    /// Pages without a session nobody has seen, one after another, that end a walk.
    package static let fruitlessPageLimit = 3

    private let configuration: LiveConfiguration
    private let clock: LiveClock

    package init(_ configuration: LiveConfiguration, clock: LiveClock = .system) {
        self.configuration = configuration
        self.clock = clock
    }

    /// Runs to the end, or until the task is cancelled, which ends it promptly.
    ///
    /// - Parameters:
    ///   - judge: judges the body of a page and says how many sessions it found there.
    ///   - report: takes the findings about the API's behaviour, which the judge cannot see.
    ///   - progress: told about pages and waits.
    /// - Returns: what was done, and how the walk over each endpoint ended.
    package func run(
        judge: @escaping (Page) async -> PageJudgement,
        report: @escaping (Finding) async -> Void,
        progress: @escaping (LiveEvent) -> Void = { _ in }
    ) async -> LiveOutcome {
        let observer = LiveObserver(judge: judge, report: report, progress: progress)
        let requester = Requester(configuration, clock: clock, progress: progress)
        var walk = EndpointWalk(configuration, requester: requester, observer: observer)
        for endpoint in configuration.endpoints {
            progress(.started(endpoint))
            let end = await walk.walk(endpoint)
            walk.outcome.ends.append((endpoint, end))
            progress(.finished(endpoint, end))
            if end == .cancelled { break }
        }
        await walk.reportEmptiness()
        walk.outcome.requests = requester.requestCount
        return walk.outcome
    }
}

/// Those whom a run tells what it reads and finds.
struct LiveObserver {
    var judge: (Page) async -> PageJudgement
    var report: (Finding) async -> Void
    var progress: (LiveEvent) -> Void
}
