import LiveAPI
import Reports
import SessionContract

/// How much of an API a run checked, in the form of a run record.
struct LiveCoverage {
    let outcome: LiveOutcome
    let options: LiveCommand.Options

    /// Writes the counts and the endpoints to `record`.
    func write(to record: inout RunRecord) {
        record.checked.pages = outcome.pages
        record.checked.payloads = outcome.pages
        record.checked.sessions = outcome.sessions
        record.checked.bytes = outcome.bytes
        record.checked.answers = outcome.answers
        record.checked.skipped = outcome.skipped
        record.checked.unjudged = outcome.unjudged
        if options.followsLinks {
            record.checked.links = RunRecord.Checked.Links(
                found: outcome.links.found,
                followed: outcome.links.followed,
                foreign: outcome.links.foreign
            )
        }
        record.lostTexts = outcome.lostTexts
        record.isShort = outcome.isShort
        record.options?.requests = options.requests
        record.units = outcome.walks.map { unit(of: $0, record.ledger.options) }
        record.units += options.requestedEndpoints.dropFirst(outcome.walks.count).map {
            RunUnit($0.description, .endpoint, skipped: 1)
        }
        record.noteSamples()
    }

    /// The pages of one endpoint.
    private func unit(of walk: LiveOutcome.Walk, _ ledger: Ledger.Options) -> RunUnit {
        var unit = RunUnit(walk.endpoint.description, .endpoint, asked: walk.pages)
        unit.findings = walk.findings
        unit.countUnjudged(walk.unjudged, ledger.severity(of:))
        unit.walk?.steps = walk.steps
        unit.walk?.sessions = walk.sessions
        // A run that was cancelled does not say that there was no session.
        unit.walk?.emptyAnswers = outcome.isCancelled ? 0 : walk.emptyAnswers
        unit.walk?.isSample = walk.end == .pageLimit
        return unit
    }
}

extension LiveCommand.Options {
    /// The endpoints to request.
    var requestedEndpoints: [LiveEndpoint] { endpoints.isEmpty ? [.list] : endpoints }

    /// What is requested, as reports name it.
    fileprivate var requests: RunOptions.Requests {
        let usual = Self()
        var requests = RunOptions.Requests()
        if paging != usual.paging { requests.paging = paging.rawValue }
        if pageSize != usual.pageSize { requests.pageSize = pageSize }
        requests.maximumPages = maximumPages
        requests.followsLinks = followsLinks
        requests.maximumLinks = maximumLinks
        if maximumBody != usual.maximumBody { requests.maximumBody = maximumBody }
        return requests
    }
}
