/// The URLs of other pages of one list, with percent-encoded brackets.
struct PageLinks {
    /// The path of the list, without a suffix.
    let path: String

    /// The scheme and host that links start with.
    let base: WebOrigin

    /// What is sent instead of each link to a next page; `nil` for nothing else.
    var replacement: String?

    /// Returns the links of one list, with the faults of links to the next page.
    init(
        of list: ListedSessions,
        from origin: WebOrigin,
        elsewhere: WebOrigin,
        faults: Set<StandInFault.OfAnswer>
    ) {
        path = faults.contains(.nextLinkResource) ? "/api/v2/tickets" : list.path
        base =
            if faults.contains(.nextLinkElsewhere) {
                elsewhere
            } else if faults.contains(.nextLinkScheme) {
                origin.overOtherScheme
            } else if faults.contains(.nextLinkPort) {
                origin.atOtherPort
            } else {
                origin
            }
        if faults.contains(.nextLinkInvalid) { replacement = "http://[made-up" }
    }

    /// Returns a link for cursor paging as a JSON value.
    func link(to direction: PageRequest.Direction?, size: Int) -> String {
        let name: String
        let place: Int
        switch direction {
        case nil: return "null"
        case .after(let end):
            if let replacement { return JSONText.quoted(replacement) }
            (name, place) = ("after", end)
        case .before(let start): (name, place) = ("before", start)
        }
        // Plus and equals sign are the only characters of these cursors that mean something else
        // in a query. A slash may appear there as it is (RFC 3986, 3.4).
        let cursor = PageRequest.cursor(at: place).reduce(into: "") { text, character in
            switch character {
            case "=": text += "%3D"
            case "+": text += "%2B"
            default: text.append(character)
            }
        }
        return JSONText.quoted(
            "\(base)\(path).json?page%5B\(name)%5D=\(cursor)"
                + "&page%5Bsize%5D=\(size)"
        )
    }

    /// Returns a link for offset paging as a JSON value.
    func link(toPage page: Int?, perPage: Int) -> String {
        guard let page else { return "null" }
        if let replacement { return JSONText.quoted(replacement) }
        return JSONText.quoted("\(base)\(path).json?page=\(page)&per_page=\(perPage)")
    }
}
