import LiveAPI
import Reports
import TerminalText

/// How much of an API a run checked, in the form of a run record.
struct LiveCoverage {
    let outcome: LiveOutcome
    let options: LiveCommand.Options

    /// Writes the counts to `record`.
    func write(to record: inout RunRecord) {
        record.checked.pages = outcome.pages
        record.checked.payloads = outcome.pages
        record.checked.sessions = outcome.sessions
        record.checked.bytes = outcome.bytes
        record.checked.answers = outcome.answers
        record.checked.skipped = outcome.skipped
        record.checked.unjudged = outcome.unjudged
        record.isShort = outcome.isShort
        record.sampledCount = outcome.sampledCount
        record.samples = samples
        record.remarks = remarks
    }

    /// What the limits of the user left.
    private var samples: [String] {
        var samples: [String] = []
        if outcome.unjudged[.maximumPages] > 0, let pages {
            samples.append("\(pages) of more (--max-pages)")
        }
        if outcome.unjudged[.maximumLinks] > 0 { samples.append("\(links) (--max-links)") }
        return samples
    }

    /// The lines about what was not read, and about links.
    private var remarks: [String] {
        var remarks: [String] = []
        for walk in outcome.walks where walk.end == .pageLimit {
            let list = outcome.walks.count > 1 ? "\(walk.endpoint): stopped" : "Stopped"
            remarks.append("\(list) at page \(lastPage) of more (--max-pages).")
        }
        if options.followsLinks {
            let limit = outcome.unjudged[.maximumLinks] > 0 ? " (--max-links)" : ""
            remarks.append("\(links) followed\(limit).")
        }
        let foreign = outcome.links.foreign
        if foreign == 1 { remarks.append("1 link names another host and was not followed.") }
        if foreign > 1 {
            remarks.append("\(foreign.grouped) links name another host and were not followed.")
        }
        return remarks
    }

    private var links: String {
        "\(outcome.links.followed.grouped) of \(outcome.links.found.counted("link"))"
    }

    private var lastPage: String { (options.maximumPages ?? 0).grouped }

    private var pages: String? {
        options.maximumPages.map { $0 == 1 ? "page 1" : "pages 1 to \($0.grouped)" }
    }
}
