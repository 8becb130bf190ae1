/// The URLs of other pages of one list, with percent-encoded brackets.
struct PageLinks {
    /// The path of the list, without a suffix.
    let path: String

    /// The scheme and host that links start with.
    let base: String

    /// Returns a link for cursor paging as a JSON value.
    func link(to direction: PageRequest.Direction?, size: Int) -> String {
        let name: String
        let place: Int
        switch direction {
        case nil: return "null"
        case .after(let end): (name, place) = ("after", end)
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
        return JSONText.quoted("\(base)\(path).json?page=\(page)&per_page=\(perPage)")
    }
}
