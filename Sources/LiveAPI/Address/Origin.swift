/// A scheme, host and port, which two URLs must share for credentials to be sent to both.
package struct Origin: Hashable, Sendable {
    package enum Scheme: String, Sendable {
        case http
        case https

        var defaultPort: Int {
            switch self {
            case .http: 80
            case .https: 443
            }
        }
    }

    package let scheme: Scheme

    /// The host in lowercase; an IPv6 address includes its brackets.
    package let host: String

    package let port: Int

    /// Returns the origin that the absolute URL `text` starts with, and the rest of the text: path,
    /// query and fragment.
    ///
    /// Stricter than RFC 3986: a host consists of ASCII letters, digits, `.`, `-` and `_`, or is an
    /// IPv6 address in brackets. Anything that two URL parsers could read differently (user
    /// information, backslashes, percent escapes in the host) is an error, so the host that is
    /// compared is the host that gets the request.
    static func split(_ text: some StringProtocol) throws(BaseURLError) -> (Origin, rest: String) {
        guard let mark = text.firstRange(of: "://"),
            let scheme = Scheme(rawValue: text[..<mark.lowerBound].lowercased())
        else { throw .scheme }
        let tail = text[mark.upperBound...]
        let end = tail.firstIndex { "/?#\\".contains($0) } ?? tail.endIndex
        let authority = tail[..<end]
        guard !authority.contains("@") else { throw .userInformation }
        let (host, port) = try split(authority: String(authority))
        let origin = Origin(scheme: scheme, host: host, port: port ?? scheme.defaultPort)
        return (origin, String(tail[end...]))
    }

    private static func split(authority: String) throws(BaseURLError) -> (String, Int?) {
        guard !authority.hasPrefix("[") || authority.contains("]") else { throw .host }
        var host = authority
        var port: Int?
        let hostEnd = authority.firstIndex(of: "]") ?? authority.startIndex
        if let colon = authority[hostEnd...].firstIndex(of: ":") {
            let digits = authority[authority.index(after: colon)...]
            guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let number = Int(digits), (1...65_535).contains(number)
            else { throw .port }
            host = String(authority[..<colon])
            port = number
        }
        guard isHost(host.utf8) else { throw .host }
        return (host.lowercased(), port)
    }

    private static func isHost(_ text: String.UTF8View) -> Bool {
        guard text.first == UInt8(ascii: "[") else {
            return !text.isEmpty && text.count <= 253 && text.allSatisfy(isHostByte)
        }
        return text.last == UInt8(ascii: "]") && text.count > 3
            && text.dropFirst().dropLast().allSatisfy(isAddressByte)
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func isAddressByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}

extension Origin {
    /// Whether the host is a literal name of this machine: `localhost`, an address in `127.0.0.0/8`
    /// written as four decimal numbers, or `[::1]`.
    package var isLoopback: Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { UInt8($0) != nil && $0.utf8.first != UInt8(ascii: "+") }
    }
}

extension Origin {
    /// The host with its port, without the default port of the scheme (RFC 9110, section 4.2.3).
    var authority: String { port == scheme.defaultPort ? host : "\(host):\(port)" }
}

extension Origin: CustomStringConvertible {
    package var description: String { "\(scheme.rawValue)://\(authority)" }
}
