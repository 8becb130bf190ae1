import SessionContract
import TerminalText

extension RunRecord {
    /// The reason why the further pages of a list are not judged if that is left out on purpose.
    package static let pagesReason = "max-pages"

    /// The same for links.
    package static let linksReason = "max-links"

    /// Says what the limits of the user left of what was to be requested, and what became of links.
    package mutating func noteSamples() {
        let unjudged = checked.unjudged
        sampledCount = unjudged[Self.pagesReason] + unjudged[Self.linksReason]
        samples = []
        if let limit = options?.requests.maximumPages, unjudged[Self.pagesReason] > 0 {
            let pages = limit == 1 ? "page 1" : "pages 1 to \(limit.grouped)"
            samples.append("\(pages) of more (--max-pages)")
        }
        if unjudged[Self.linksReason] > 0 { samples.append("\(followedLinks) (--max-links)") }
        remarks = pageRemarks + linkRemarks
    }

    private var pageRemarks: [String] {
        let limit = (options?.requests.maximumPages ?? 0).grouped
        return units.filter { $0.walk?.isSample == true }.map { unit in
            let list = units.count > 1 ? "\(unit.name): stopped" : "Stopped"
            return "\(list) at page \(limit) of more (--max-pages)."
        }
    }

    private var linkRemarks: [String] {
        guard let links = checked.links else { return [] }
        let limit = checked.unjudged[Self.linksReason] > 0 ? " (--max-links)" : ""
        var remarks = ["\(followedLinks) followed\(limit)."]
        if links.foreign == 1 {
            remarks.append("1 link names another host and was not followed.")
        }
        if links.foreign > 1 {
            remarks.append(
                "\(links.foreign.grouped) links name another host and were not followed."
            )
        }
        return remarks
    }

    private var followedLinks: String {
        let links = checked.links ?? Checked.Links()
        return "\(links.followed.grouped) of \(links.found.counted("link"))"
    }
}
