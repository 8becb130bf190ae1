/// The scheme, host and port of a URL (RFC 9110, 4.3.1), such as `https://api.test:8443`.
package struct WebOrigin: Hashable, Sendable {
    /// `http` or `https`.
    package let scheme: String

    /// The host as it was given, with its port if it was given.
    package let authority: String

    /// An origin that does not exist (RFC 6761, 6.5).
    package static let example = WebOrigin(scheme: "https", authority: "elsewhere.example")

    private init(scheme: String, authority: String) {
        self.scheme = scheme
        self.authority = authority
    }

    /// Creates the origin that a client has requested, with a host that passes `isHost`.
    init(requestedHost host: String) {
        self.init(scheme: "http", authority: host)
    }

    /// The same host over the other scheme.
    var overOtherScheme: WebOrigin {
        WebOrigin(scheme: scheme == "http" ? "https" : "http", authority: authority)
    }

    /// The same host at a port that is not this one.
    var atOtherPort: WebOrigin {
        let portStart = authority.lastIndex(of: "]") ?? authority.startIndex
        let colon = authority[portStart...].firstIndex(of: ":") ?? authority.endIndex
        let port = authority[colon...] == ":8443" ? 8444 : 8443
        return WebOrigin(scheme: scheme, authority: "\(authority[..<colon]):\(port)")
    }

    /// Why a text is not an origin.
    package enum Problem: Error, Hashable, Sendable {
        case scheme
        case userInformation
        case host
        case port

        /// There is a path, a query or a fragment.
        case rest
    }

    /// Reads a URL that has no path other than `/`, no query and no fragment.
    package init(parsing text: String) throws(Problem) {
        guard let mark = text.firstRange(of: "://") else { throw .scheme }
        let scheme = text[..<mark.lowerBound].lowercased()
        guard ["http", "https"].contains(scheme) else { throw .scheme }
        let tail = text[mark.upperBound...]
        let authority = tail.prefix { !"/?#\\".contains($0) }
        guard ["", "/"].contains(tail[authority.endIndex...]) else { throw .rest }
        guard !authority.contains("@") else { throw .userInformation }
        let portStart = authority.lastIndex(of: "]") ?? authority.startIndex
        if let colon = authority[portStart...].firstIndex(of: ":") {
            let port = authority[authority.index(after: colon)...].decimalNumber
            guard let port, (1...65_535).contains(port) else { throw .port }
            guard authority[..<colon].isHostName else { throw .host }
        } else {
            guard authority.isHostName else { throw .host }
        }
        self.init(scheme: scheme, authority: String(authority))
    }
}

extension WebOrigin.Problem {
    /// What was expected instead, as a phrase.
    package var expectation: String {
        switch self {
        case .scheme: "a URL that starts with http:// or https://, such as https://api.test:8443"
        case .userInformation: "a URL without a user name or password"
        case .host: "a host name, or an IPv6 address in brackets, after the '://'"
        case .port: "a port from 1 to 65535 after the host"
        case .rest: "a URL that ends after the host or port, without a path, query or fragment"
        }
    }
}

extension WebOrigin: CustomStringConvertible {
    package var description: String { "\(scheme)://\(authority)" }
}

extension Substring {
    /// Whether the text is a host name, or an address in brackets if it contains colons.
    fileprivate var isHostName: Bool {
        let isAddress = hasPrefix("[") && hasSuffix("]") && utf8.count > 3
        let name = isAddress ? dropFirst().dropLast() : self
        return name.isHost
            && !name.contains { isAddress ? "[]-_".contains($0) : "[]:".contains($0) }
    }
}
