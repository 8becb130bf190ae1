/// The addresses of other pages of one list.
///
/// They keep the host the client used, and write brackets percent-encoded.
struct PageLinks {
    /// The path of the list, without a suffix.
    let path: String

    /// The scheme and host that links start with.
    let base: String

    /// A link by cursor as a JSON value.
    func link(to direction: PageRequest.Direction?, size: Int) -> String {
        let name: String
        let place: Int
        switch direction {
        case nil: return "null"
        case .after(let end): (name, place) = ("after", end)
        case .before(let start): (name, place) = ("before", start)
        }
        // Of the characters of Base64, a query cannot hold a plus or an equals sign as they are.
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

    /// A link by number as a JSON value.
    func link(toPage page: Int?, perPage: Int) -> String {
        guard let page else { return "null" }
        return JSONText.quoted("\(base)\(path).json?page=\(page)&per_page=\(perPage)")
    }
}
