/// The target of a link that an API sent, relative to the URL of the API.
///
/// Links are read but never requested as they came: each request is built from the base URL, so no
/// response can send a request, or credentials, anywhere else.
enum LinkTarget: Hashable {
    /// A path on the same scheme, host and port.
    case local(LocalTarget)

    /// Another scheme, host or port.
    case foreign(Origin)

    /// Not an http or https URL, or one that URL parsers could read differently.
    case unreadable

    /// Reads `link` as a reference from `path` at `origin`.
    init(_ link: String, at origin: Origin, from path: String) {
        guard link.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }),
            link.utf8.count <= 8192
        else {
            self = .unreadable
            return
        }
        if link.hasPrefix("/"), !link.hasPrefix("//") {
            self = .local(LocalTarget(link))
        } else if link.hasPrefix("?") {
            self = .local(LocalTarget(path + link))
        } else if !link.prefix(while: { !"/?#".contains($0) }).contains(":"), !link.hasPrefix("/") {
            let folder = path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)
            self = .local(LocalTarget("\(folder)/\(link)"))
        } else {
            let absolute = link.hasPrefix("//") ? "\(origin.scheme.rawValue):\(link)" : link
            guard let (other, rest) = try? Origin.split(absolute) else {
                self = .unreadable
                return
            }
            self = other == origin ? .local(LocalTarget(rest)) : .foreign(other)
        }
    }
}

/// The path and query of a link on the API's own host.
struct LocalTarget: Hashable {
    var path: String
    var query: [QueryItem]

    init(_ text: String) {
        let withoutFragment = text.prefix { $0 != "#" }
        let parts = withoutFragment.split(
            separator: "?",
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        path = parts.first.map(String.init) ?? ""
        query = parts.count < 2 ? [] : parts[1].split(separator: "&").map { QueryItem(encoded: $0) }
    }

    /// The value of the first query item with this name.
    subscript(name: String) -> String? {
        query.first { $0.name == name }?.value
    }
}
