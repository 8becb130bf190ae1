import StrictJSON

/// Decides which saved requests are for sessions.
package struct SessionRequest: Sendable {
    /// What URLs of a proxy start with.
    package var prefixes: [Prefix] = []

    /// Creates a value that knows the paths of the API only.
    package init() {}

    /// What URLs of a proxy start with, instead of a host and `/api/v2`.
    package struct Prefix: Hashable, Sendable {
        fileprivate let bytes: [UInt8]

        /// Creates a prefix from a path or a URL; returns `nil` for any other text.
        package init?(_ text: String) {
            let isURL = ["https://", "http://"].contains { text.lowercased().hasPrefix($0) }
            guard text.hasPrefix("/") || isURL, !text.contains(where: { "?#".contains($0) })
            else { return nil }
            let trimmed = text.hasSuffix("/") ? text.dropLast() : text[...]
            bytes = Array(trimmed.utf8)
        }

        /// The path that URLs start with, without what may be a secret: the user and the host.
        package var path: String { SessionRequest.path(of: bytes) }

        fileprivate var isPath: Bool { bytes.first.map { $0 == UInt8(ascii: "/") } ?? true }
    }

    /// Returns the path of a URL, without what may be a secret: the user, the host and the query.
    static func path(of url: [UInt8]) -> String {
        String(decoding: path(of: address(of: withoutVariable(url))), as: UTF8.self)
    }

    /// Returns a URL without its query and its fragment.
    private static func address(of url: [UInt8]) -> ArraySlice<UInt8> {
        let end = url.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
        return url[..<(end ?? url.endIndex)]
    }

    /// Whether a URL is one that a client of the API requests for sessions, on any host and with
    /// any query.
    func isMade(to url: [UInt8]) -> Bool {
        let address = Self.address(of: Self.withoutVariable(url))
        let path = Self.path(of: address)
        if Self.isDocumented(path) { return true }
        return prefixes.contains { prefix in
            // A URL as a prefix is compared with the whole address, and a path with the path.
            let whole = prefix.isPath ? path : address
            guard whole.starts(with: prefix.bytes) else { return false }
            let rest = whole.dropFirst(prefix.bytes.count)
            return Self.isDocumented(rest) || Self.isEndpoint(rest)
        }
    }

    /// Returns the path of an address without a query.
    private static func path(of address: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let scheme = address.prefix { $0 != UInt8(ascii: "/") }
        guard scheme.last == UInt8(ascii: ":"),
            address.dropFirst(scheme.count).starts(with: "//".utf8)
        else { return address }
        let isHTTP = ["http:", "https:"].contains {
            scheme.elementsEqual($0.utf8) { $0 | 0x20 == $1 | 0x20 }
        }
        return isHTTP ? address.dropFirst(scheme.count + 2).drop { $0 != UInt8(ascii: "/") } : []
    }

    /// Returns what follows a variable of a collection, such as `{{host}}`, with which a URL may
    /// start.
    private static func withoutVariable(_ url: [UInt8]) -> [UInt8] {
        guard url.starts(with: "{{".utf8), let end = url.firstIndex(of: UInt8(ascii: "}")) else {
            return url
        }
        return Array(url[end...].drop { $0 == UInt8(ascii: "}") })
    }

    private static func isDocumented(_ path: ArraySlice<UInt8>) -> Bool {
        let base = "/api/v2".utf8
        return path.starts(with: base) && isEndpoint(path.dropFirst(base.count))
    }

    /// Whether a path below that of the API is one of an endpoint that returns sessions.
    private static func isEndpoint(_ path: ArraySlice<UInt8>) -> Bool {
        let suffix = ".json".utf8
        let name =
            path.suffix(suffix.count).elementsEqual(suffix) ? path.dropLast(suffix.count) : path
        let segments = name.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard segments.first?.isEmpty == true else { return false }
        func isText(_ index: Int, _ text: String) -> Bool {
            segments[index].elementsEqual(text.utf8)
        }
        func isID(_ index: Int) -> Bool {
            let segment = segments[index]
            // A collection may have a variable there.
            return segment.first == UInt8(ascii: ":") || segment.starts(with: "{{".utf8)
                || !segment.isEmpty && segment.allSatisfy(\.isDigit)
        }
        switch segments.count {
        case 2: return isText(1, "sessions")
        case 4 where isText(1, "users"):
            return isText(2, "me") && isText(3, "session") || isID(2) && isText(3, "sessions")
        case 5: return isText(1, "users") && isID(2) && isText(3, "sessions") && isID(4)
        default: return false
        }
    }
}
