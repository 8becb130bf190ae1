import StrictJSON

/// Detects what in a text may belong to a person or a company.
///
/// It looks at a text as its readers do: with escapes, percent-encoding and wide encodings
/// resolved.
enum SensitiveText {
    /// What was detected.
    enum Problem: Hashable {
        /// The name of a host that may be real.
        case host(String)

        /// A token, a password, or a user name and password in a URL.
        case secret

        /// An e-mail address.
        case address

        /// An archive of requests and responses, with all their headers and cookies.
        case archive
    }

    /// Returns the first problem in a payload.
    static func problem(in payload: [UInt8]) -> Problem? {
        let bytes = WideText(payload)?.utf8 ?? payload
        for token in PayloadToken.tokens(of: bytes) where token.kind != .number {
            let content = bytes[token.range]
            let plain = SpelledText(content, resolvesReferences: false).string
            if let problem = problem(in: plain, hasBareHosts: true) { return problem }
            guard plain.contains("&#") else { continue }
            let resolved = SpelledText(content).string
            if let problem = problem(in: resolved, hasBareHosts: true, hasURLs: false) {
                return problem
            }
        }
        return isArchive(bytes) ? .archive : nil
    }

    /// Whether a payload is an HTTP archive (HAR), at least from its keys.
    static func isArchive(_ payload: [UInt8]) -> Bool {
        let bytes = WideText(payload)?.utf8 ?? payload
        let keys = PayloadToken.tokens(of: bytes).lazy.filter { $0.kind == .key }
            .map { SpelledText(bytes[$0.range]).string }
        return keys.first == "log" && keys.contains("entries")
    }

    /// Returns the first problem in a text.
    ///
    /// Prose names products such as `moment.js`, so hosts without a scheme are only looked for in
    /// payloads.
    static func problem(
        in text: String,
        hasBareHosts: Bool = false,
        hasURLs: Bool = true
    ) -> Problem? {
        let urls = hasURLs ? URLAuthority.all(in: text) : []
        if urls.contains(where: \.hasCredentials) { return .secret }
        if let url = urls.first(where: { !isReserved($0.host) }) { return .host(url.host) }
        if looksLikeSecret(text) { return .secret }
        if holdsAddress(text) { return .address }
        return hasBareHosts ? bareHost(in: text).map { .host($0) } : nil
    }

    /// Whether a host is reserved for documentation, or the one in the vendor's documentation.
    static func isReserved(_ host: String) -> Bool {
        let name = host.lowercased()
        let reserved = ["example.com", "example.org", "example.net"]
        // Without a letter or a digit, there is nothing to know a host by.
        let isBlank = !name.unicodeScalars.contains(where: \.isWordCharacter)
        return isBlank || name == "company.zendesk.com" || reserved.contains(name)
            || reserved.contains { name.hasSuffix("." + $0) } || name.hasPrefix("[2001:db8:")
            || ["192.0.2.", "198.51.100.", "203.0.113."].contains { name.hasPrefix($0) }
    }

    /// The number of characters after the name of a scheme from which on they are credentials.
    private static let shortestCredentials = 8

    /// The length of the shortest text with a secret: `Basic `, and credentials.
    private static let shortestSecret = 6 + shortestCredentials

    /// Whether a text contains a long run of letters and digits that looks random, or the name of
    /// an authentication scheme followed by credentials.
    static func looksLikeSecret(_ text: String) -> Bool {
        guard text.utf8.count >= shortestSecret else { return false }
        for scheme in ["Bearer ", "Basic "] {
            if let range = text.firstRange(of: scheme),
                text[range.upperBound...].prefix(while: { $0 != " " && $0 != "\"" }).count
                    >= shortestCredentials
            {
                return true
            }
        }
        return text.utf8.split { !$0.isTokenCharacter }.contains { run in
            guard run.count >= 24 else { return false }
            let digits = run.count(where: \.isDigit)
            let uppercase = run.count { 0x41...0x5A ~= $0 }
            let hexadecimal = run.count { 0x41...0x46 ~= $0 || 0x61...0x66 ~= $0 }
            let isMixed = digits > 0 && uppercase > 0 && digits + uppercase < run.count
            let isHexadecimal = digits > 0 && hexadecimal > 0 && digits + hexadecimal == run.count
            return isMixed || run.count >= 32 && isHexadecimal
        }
    }

    /// Whether a text contains an e-mail address at a host that may be real.
    private static func holdsAddress(_ text: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return false }
        let scalars = Array(text.unicodeScalars)
        return scalars.indices.contains { index in
            guard scalars[index] == "@", index > 0, scalars[index - 1].isWordCharacter else {
                return false
            }
            let host = scalars[(index + 1)...].prefix {
                $0.isWordCharacter || $0 == "-" || $0 == "."
            }
            let name = String(String.UnicodeScalarView(host))
            let isMasked = name.allSatisfy { "x.-".contains($0) }
            return name.split(separator: ".").count > 1 && !isReserved(name) && !isMasked
        }
    }

    /// The last labels by which a host without a scheme is recognized.
    private static let topLevels: Set<String> = [
        "com", "org", "net", "io", "co", "biz", "info", "cloud", "app", "dev", "ai", "eu", "de",
        "fr",
        "uk", "us", "nl", "es", "it", "pl", "se", "ch", "at", "ru", "cn", "jp", "in", "br", "au",
        "ca", "mx", "local", "internal", "corp", "lan", "test",
    ]

    /// Returns a host that may be real, of at least two labels of letters, digits and hyphens.
    private static func bareHost(in text: String) -> String? {
        guard text.utf8.contains(UInt8(ascii: ".")) else { return nil }
        let candidates = text.utf8.split { !$0.isHostCharacter }
        for candidate in candidates {
            let name = String(decoding: candidate, as: UTF8.self).lowercased()
            let labels = name.split(separator: ".", omittingEmptySubsequences: false)
            guard labels.count > 1, labels.allSatisfy({ !$0.isEmpty }),
                topLevels.contains(String(labels[labels.count - 1])), !isReserved(name)
            else { continue }
            return name
        }
        return nil
    }
}

/// The host of a URL in a text, and whether credentials are before it.
private struct URLAuthority {
    let host: String
    let hasCredentials: Bool

    /// Returns those of all URLs in a text, in order.
    static func all(in text: String) -> [URLAuthority] {
        guard text.utf8.contains(UInt8(ascii: ":")) else { return [] }
        let bytes = Array(text.utf8)
        let mark = Array("://".utf8)
        let colons = bytes.indices.filter { bytes[$0] == mark[0] }
        return colons.compactMap { start in
            guard bytes[start...].starts(with: mark) else { return nil }
            return URLAuthority(
                bytes[(start + mark.count)...].prefix {
                    $0 > 0x20 && !"/?#\"\\<>".utf8.contains($0)
                }
            )
        }
    }

    private init(_ authority: ArraySlice<UInt8>) {
        let parts = authority.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        let name = parts.last ?? []
        let user = parts.dropLast().joined(separator: [UInt8(ascii: "@")])
        hasCredentials = user.split(separator: UInt8(ascii: ":")).contains { part in
            // Letters that are all x are how a scrubber shows that something was there.
            let isPlaceholder =
                part.elementsEqual("user".utf8) || part.elementsEqual("password".utf8)
            let isMasked = part.allSatisfy { !$0.isLetterOrDigit && $0 < 0x80 || $0 == 0x78 }
            return !isPlaceholder && !isMasked
        }
        let isBracketed = name.first == UInt8(ascii: "[")
        let end: UInt8 = isBracketed ? UInt8(ascii: "]") : UInt8(ascii: ":")
        host = String(decoding: name.prefix { $0 != end }, as: UTF8.self)
    }
}

extension UInt8 {
    /// Whether the byte is an ASCII letter or digit.
    var isLetterOrDigit: Bool { isDigit || 0x41...0x5A ~= self || 0x61...0x7A ~= self }

    fileprivate var isTokenCharacter: Bool {
        isLetterOrDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
    }

    fileprivate var isHostCharacter: Bool {
        isLetterOrDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
    }
}
