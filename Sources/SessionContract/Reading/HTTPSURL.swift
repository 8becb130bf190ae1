import StrictJSON

/// An absolute https URL, as RFC 3986 (appendix A) writes one.
///
///     "https" "://" host [ ":" port ] path [ "?" query ] [ "#" fragment ]
///     host     = "[" ( IPv6address / IPvFuture ) "]" / reg-name
///     reg-name = 1*( unreserved / pct-encoded / sub-delims )
///     port     = *DIGIT
///     path     = *( "/" *pchar )
///     query, fragment = *( pchar / "/" / "?" )
///     pchar    = unreserved / pct-encoded / sub-delims / ":" / "@"
///     unreserved  = ALPHA / DIGIT / "-" / "." / "_" / "~"
///     sub-delims  = "!" / "$" / "&" / "'" / "(" / ")" / "*" / "+" / "," / ";" / "="
///     pct-encoded = "%" HEXDIG HEXDIG
///
/// It is narrower in two places. The host must not be empty, as RFC 9110, section 4.2.2 has it. And
/// a user name is refused: no API puts credentials into the links it hands out.
struct HTTPSURL {
    /// Where in the text the path is.
    let path: Range<Int>

    /// The URL that is all of `range`; `nil` where that is something else.
    ///
    /// Linear in the text; allocates nothing.
    init?(_ range: Range<Int>, in whole: RawSpan) {
        let text = whole.extracting(0..<range.upperBound)
        var cursor = URLCursor(offset: range.lowerBound)
        guard cursor.passScheme(in: text), cursor.passHost(in: text) else { return nil }
        cursor.passPort(in: text)
        let start = cursor.offset
        guard start == text.byteCount || text.byte(at: start).endsAuthority else { return nil }
        cursor.passCharacters(in: text) { $0.isPathCharacter || $0 == UInt8(ascii: "/") }
        path = start..<cursor.offset
        if cursor.pass("?", in: text) { cursor.passCharacters(in: text, where: \.isQueryCharacter) }
        if cursor.pass("#", in: text) { cursor.passCharacters(in: text, where: \.isQueryCharacter) }
        guard cursor.offset == text.byteCount else { return nil }
    }
}

/// A place in a text that is read as a URL.
private struct URLCursor {
    var offset: Int

    /// The byte at the place, or `nil` at the end.
    private func byte(in text: RawSpan) -> UInt8? {
        offset < text.byteCount ? text.byte(at: offset) : nil
    }

    /// Passes this character, where it is next.
    mutating func pass(_ character: Unicode.Scalar, in text: RawSpan) -> Bool {
        guard byte(in: text) == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    /// Passes bytes of a class, and returns how many there were.
    @discardableResult
    private mutating func pass(in text: RawSpan, where belongs: (UInt8) -> Bool) -> Int {
        let start = offset
        while let byte = byte(in: text), belongs(byte) { offset += 1 }
        return offset - start
    }

    /// Passes characters of a class, and percent signs with their two hexadecimal digits.
    mutating func passCharacters(in text: RawSpan, where belongs: (UInt8) -> Bool) {
        while true {
            pass(in: text, where: belongs)
            guard byte(in: text) == UInt8(ascii: "%"), offset + 2 < text.byteCount,
                text.byte(at: offset + 1).isHexadecimalDigit,
                text.byte(at: offset + 2).isHexadecimalDigit
            else { return }
            offset += 3
        }
    }

    /// Passes `https://`, whose letters may have any case.
    mutating func passScheme(in text: RawSpan) -> Bool {
        for letter in "https://".utf8 {
            guard let byte = byte(in: text) else { return false }
            guard byte == letter || byte.isLetter && byte | 0x20 == letter else { return false }
            offset += 1
        }
        return true
    }

    mutating func passHost(in text: RawSpan) -> Bool {
        if pass("[", in: text) { return passAddress(in: text) && pass("]", in: text) }
        let start = offset
        passCharacters(in: text, where: \.isNameCharacter)
        return offset > start
    }

    mutating func passPort(in text: RawSpan) {
        if pass(":", in: text) { pass(in: text, where: \.isDigit) }
    }

    // MARK: Addresses

    private mutating func passAddress(in text: RawSpan) -> Bool {
        guard pass("v", in: text) || pass("V", in: text) else { return passIPv6(in: text) }
        return pass(in: text, where: \.isHexadecimalDigit) > 0 && pass(".", in: text)
            && pass(in: text) { $0.isNameCharacter || $0 == UInt8(ascii: ":") } > 0
    }

    /// Passes eight groups of up to four hexadecimal digits; `::` once instead of one group or
    /// more, and an IPv4 address instead of the last two.
    private mutating func passIPv6(in text: RawSpan) -> Bool {
        var groups = 0
        var isShortened = false
        if pass(":", in: text) {
            guard pass(":", in: text) else { return false }
            isShortened = true
        }
        while let byte = byte(in: text), byte.isHexadecimalDigit {
            let start = offset
            if passIPv4(in: text) {
                groups += 2
                break
            }
            offset = start
            guard pass(in: text, where: \.isHexadecimalDigit) <= 4 else { return false }
            groups += 1
            guard pass(":", in: text) else { break }
            if pass(":", in: text) {
                guard !isShortened else { return false }
                isShortened = true
            } else if self.byte(in: text)?.isHexadecimalDigit != true {
                return false
            }
        }
        return isShortened ? groups < 8 : groups == 8
    }

    /// Passes four numbers up to 255 with dots between them.
    private mutating func passIPv4(in text: RawSpan) -> Bool {
        for index in 0..<4 {
            if index > 0, !pass(".", in: text) { return false }
            let start = offset
            let count = pass(in: text, where: \.isDigit)
            guard (1...3).contains(count) else { return false }
            let digits = (start..<offset).map { Int(text.byte(at: $0) - UInt8(ascii: "0")) }
            guard digits.reduce(0, { $0 * 10 + $1 }) <= 255, count == 1 || digits[0] != 0 else {
                return false
            }
        }
        return true
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }

    fileprivate var isHexadecimalDigit: Bool {
        isDigit || (self | 0x20) &- UInt8(ascii: "a") < 6
    }

    fileprivate var endsAuthority: Bool {
        self == UInt8(ascii: "/") || self == UInt8(ascii: "?") || self == UInt8(ascii: "#")
    }

    /// Whether the byte is `unreserved` or one of the `sub-delims`.
    fileprivate var isNameCharacter: Bool {
        switch self {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"),
            UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"),
            UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"),
            UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="):
            true
        default: isDigit || isLetter
        }
    }

    /// Whether the byte by itself is a `pchar`.
    fileprivate var isPathCharacter: Bool {
        isNameCharacter || self == UInt8(ascii: ":") || self == UInt8(ascii: "@")
    }

    fileprivate var isQueryCharacter: Bool {
        isPathCharacter || self == UInt8(ascii: "/") || self == UInt8(ascii: "?")
    }
}
