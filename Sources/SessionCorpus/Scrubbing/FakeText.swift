import SessionModel
import StrictJSON

/// Makes fakes of the same shape: digits for digits, letters for letters, and all else unchanged.
///
/// Each character is shifted by a distance that depends on the secret and on the characters before
/// it. So equal texts have equal fakes, and different ASCII texts have different ones. The first
/// letter or digit always changes, so no text is its own fake. Zeros stay, so a number keeps its
/// digit count, and `1e2` and `100` have fakes of the same value.
///
/// The price: texts with a common start have fakes with a common start, and zeros are visible.
/// Neither reveals a value without the secret.
struct FakeText: Sendable {
    let hash: KeyedHash

    // MARK: Numbers

    /// Returns the fake of a JSON number, of the same kind: an integer of 64 bits, a larger one, or
    /// a fraction.
    func number(_ text: String) -> String {
        let original = Self.kind(of: text)
        var fake = text
        // Cycle walking: `digits` is a permutation, and repeating it until the result is of the
        // same kind gives a permutation of that kind. The scrubber compares the findings anyway.
        for _ in 0..<1_000 {
            fake = digits(fake)
            if Self.kind(of: fake) == original { return fake }
        }
        return fake
    }

    private enum Kind {
        case integer
        case fraction
        case outOfRange
    }

    private static func kind(of text: String) -> Kind {
        let bytes = Array(text.utf8)
        switch unsafe JSONNumber(0..<bytes.count, in: bytes.span.bytes).integrality {
        case .integer, .spelledInteger: return .integer
        case .fraction: return .fraction
        case .outOfRange: return .outOfRange
        }
    }

    /// Replaces the digits 1 to 9 before the exponent.
    func digits(_ text: String) -> String {
        var result: [UInt8] = []
        var before = hash.chain(for: 1)
        var isExponent = false
        for byte in text.utf8 {
            if byte | 0x20 == UInt8(ascii: "e") { isExponent = true }
            guard !isExponent, UInt8(ascii: "1")...UInt8(ascii: "9") ~= byte else {
                if byte == UInt8(ascii: "0"), !before.isEmpty { before.append(byte) }
                result.append(byte)
                continue
            }
            let distance = Self.distance(after: before, of: 9)
            result.append(UInt8(ascii: "1") + (byte - UInt8(ascii: "1") + distance) % 9)
            before.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Returns how far to shift a character in an alphabet of `count`.
    ///
    /// The first always moves.
    private static func distance(after before: HashChain, of count: UInt64) -> UInt8 {
        let value = before.value
        return UInt8(before.isEmpty ? 1 + value % (count - 1) : value % count)
    }

    // MARK: Text

    /// Returns the fake of any text: letters for letters of the same case, digits for digits.
    func words(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var before = hash.chain(for: 2)
        for byte in bytes {
            let base = byte.firstOfItsCase
            if let base {
                result.append(base + (byte - base + Self.distance(after: before, of: 26)) % 26)
            } else if 0x31...0x39 ~= byte {
                result.append(0x31 + (byte - 0x31 + Self.distance(after: before, of: 9)) % 9)
            } else {
                result.append(byte)
                continue
            }
            before.append(byte)
        }
        return Self.withoutForeignLetters(result)
    }

    /// Masks what looks like a secret: an x for each letter, digit and non-ASCII byte.
    func mask(_ bytes: some Collection<UInt8>) -> [UInt8] {
        bytes.map { $0.isLetterOrDigit || $0 >= 0x80 ? UInt8(ascii: "x") : $0 }
    }

    /// Replaces each non-ASCII letter by one fixed letter of the same length in UTF-8.
    private static func withoutForeignLetters(_ bytes: [UInt8]) -> [UInt8] {
        guard let text = String(validating: bytes, as: UTF8.self) else { return bytes }
        var result: [UInt8] = []
        for scalar in text.unicodeScalars {
            let isLetter = !scalar.isASCII && scalar.properties.isAlphabetic
            let width = UTF8.width(scalar)
            let substitute: Unicode.Scalar =
                width == 2 ? "\u{F8}" : width == 3 ? "\u{1E9F}" : "\u{1D44E}"
            result += Array(String(isLetter ? substitute : scalar).utf8)
        }
        return result
    }

    // MARK: Links

    private static let plainSegments: Set<String> = [
        "api", "v1", "v2", "v3", "users", "user", "sessions", "session", "me", "page", "size",
        "after", "before", "json", "include", "next", "prev",
    ]

    /// Returns the fake of a link: the same scheme and structure, a reserved host, and the same
    /// fakes of numbers as elsewhere.
    func link(_ bytes: [UInt8]) -> [UInt8] {
        guard let text = String(validating: bytes, as: UTF8.self),
            let mark = text.firstRange(of: "://")
        else { return path(bytes[...]) }
        let scheme = Array(text[..<mark.upperBound].utf8)
        let rest = bytes[scheme.count...]
        let authority = rest.prefix { !"/?#\\ ".utf8.contains($0) }
        return scheme + host(authority) + path(rest.dropFirst(authority.count))
    }

    private func host(_ authority: ArraySlice<UInt8>) -> [UInt8] {
        guard !authority.isEmpty else { return [] }
        let at = authority.lastIndex(of: UInt8(ascii: "@"))
        let user = at.map { words(authority[..<$0]) + [UInt8(ascii: "@")] } ?? []
        let name = authority[(at.map { $0 + 1 } ?? authority.startIndex)...]
        let hasPort = name.first != UInt8(ascii: "[") && name.contains(UInt8(ascii: ":"))
        let port = hasPort ? name.drop { $0 != UInt8(ascii: ":") } : []
        // An invalid host must stay invalid, or a finding about the form of the link would be lost.
        let host = name.prefix { hasPort ? $0 != UInt8(ascii: ":") : true }
        let text = String(decoding: host, as: UTF8.self)
        let isPlain = host.allSatisfy { byte in
            byte.isLetterOrDigit || "-._".utf8.contains(byte)
        }
        if host.isEmpty { return user + port }
        if host.first == UInt8(ascii: "[") { return user + Array("[2001:db8::1]".utf8) }
        let isVendor = text.lowercased().hasSuffix(".zendesk.com") && user.isEmpty
        let fake = isPlain ? (isVendor ? "company.zendesk.com" : "example.com") : "exa mple.com"
        return user + Array(fake.utf8) + port
    }

    /// Returns the fake of path, query and fragment: known words stay, numbers are replaced like
    /// ids, and everything else like words.
    private func path(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.first {
            if byte == UInt8(ascii: "%"), rest.count >= 3 {
                result += rest.prefix(3)
                rest = rest.dropFirst(3)
                continue
            }
            let run = rest.prefix { $0.isLetterOrDigit || $0 >= 0x80 }
            guard !run.isEmpty else {
                result.append(byte)
                rest = rest.dropFirst()
                continue
            }
            let text = String(decoding: run, as: UTF8.self)
            if Self.plainSegments.contains(text) {
                result += run
            } else if run.allSatisfy(\.isDigit) {
                result += Array(number(text).utf8)
            } else {
                result += SensitiveText.looksLikeSecret(text) ? mask(run) : words(run)
            }
            rest = rest.dropFirst(run.count)
        }
        return result
    }
}

extension UInt8 {
    /// The letter a or A for a letter of that case, otherwise `nil`.
    fileprivate var firstOfItsCase: UInt8? {
        switch self {
        case 0x61...0x7A: 0x61
        case 0x41...0x5A: 0x41
        default: nil
        }
    }
}
