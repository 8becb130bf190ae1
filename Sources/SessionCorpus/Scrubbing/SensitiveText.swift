import StrictJSON

/// Detects what in a text may belong to a person or a company.
enum SensitiveText {
    /// Whether a host is reserved for documentation, or the one in the vendor's documentation.
    static func isReserved(_ host: String) -> Bool {
        let name = host.lowercased()
        let reserved = ["example.com", "example.org", "example.net"]
        return name.isEmpty || name == "company.zendesk.com" || reserved.contains(name)
            || reserved.contains { name.hasSuffix("." + $0) } || name.hasPrefix("[2001:db8:")
    }

    /// Returns the hosts of the URLs in a text, without user and port.
    static func hosts(in text: String) -> [String] {
        let bytes = Array(text.utf8)
        let mark = Array("://".utf8)
        let colons = bytes.indices.filter { bytes[$0] == mark[0] }
        return colons.compactMap { start in
            guard bytes[start...].starts(with: mark) else { return nil }
            let rest = bytes[(start + mark.count)...]
            let authority = rest.prefix { !" /?#\"\\<>".utf8.contains($0) }
            let host = authority.split(separator: UInt8(ascii: "@")).last ?? []
            let name =
                host.first == UInt8(ascii: "[")
                ? host.prefix { $0 != UInt8(ascii: "]") } : host.prefix { $0 != UInt8(ascii: ":") }
            return String(decoding: name, as: UTF8.self)
        }
    }

    /// Whether a text contains a long run of letters and digits that looks random, or the name of
    /// an authentication scheme followed by credentials.
    static func looksLikeSecret(_ text: String) -> Bool {
        for scheme in ["Bearer ", "Basic "] {
            if let range = text.firstRange(of: scheme),
                text[range.upperBound...].prefix(while: { $0 != " " && $0 != "\"" }).count >= 8
            {
                return true
            }
        }
        return text.utf8.split { !$0.isTokenCharacter }.contains { run in
            let digits = run.count(where: \.isDigit)
            let uppercase = run.count { 0x41...0x5A ~= $0 }
            let hexadecimal = run.count { 0x41...0x46 ~= $0 || 0x61...0x66 ~= $0 }
            let isMixed = digits > 0 && uppercase > 0 && digits + uppercase < run.count
            let isHexadecimal = digits > 0 && hexadecimal > 0 && digits + hexadecimal == run.count
            return run.count >= 24 && isMixed || run.count >= 32 && isHexadecimal
        }
    }

    /// Whether a text contains an e-mail address at a host that may be real.
    static func holdsAddress(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.indices.contains { index in
            guard bytes[index] == UInt8(ascii: "@"), index > 0, bytes[index - 1].isLetterOrDigit
            else { return false }
            let host = bytes[(index + 1)...].prefix { $0.isHostCharacter }
            let name = String(decoding: host, as: UTF8.self)
            let labels = name.split(separator: ".")
            return labels.count > 1 && !isReserved(name)
        }
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
