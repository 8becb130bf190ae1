import StrictJSON

/// An absolute https URL according to RFC 3986, appendix A.
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
/// The grammar is stricter than the standard in two places. The host must not be empty, as RFC
/// 9110, section 4.2.2 requires. User information is not allowed, because no API puts credentials
/// into the links that it returns.
struct HTTPSURL {
    /// The range of the path in the text.
    let path: Range<Int>

    /// Creates the URL that fills `range`, or `nil` if the text is not such a URL.
    ///
    /// Takes linear time and allocates nothing.
    init?(_ range: Range<Int>, in whole: RawSpan) {
        // Only the end is cut off, so offsets stay those of the whole text, and no byte after the
        // URL is read.
        let text = whole.extracting(0..<range.upperBound)
        var cursor = URLCursor(offset: range.lowerBound)
        guard cursor.passScheme(in: text), cursor.passHost(in: text) else { return nil }
        cursor.passPort(in: text)
        let start = cursor.offset
        // RFC 3986, section 3.3: after an authority, a path is empty or begins with a slash. `@`
        // ends neither a host nor a port, so user information fails here.
        guard start == text.byteCount || text.byte(at: start).endsAuthority else { return nil }
        // Segments may be empty, so a slash may follow a slash.
        cursor.passCharacters(in: text) { $0.isPathCharacter || $0 == UInt8(ascii: "/") }
        path = start..<cursor.offset
        if cursor.pass("?", in: text) { cursor.passCharacters(in: text, where: \.isQueryCharacter) }
        if cursor.pass("#", in: text) { cursor.passCharacters(in: text, where: \.isQueryCharacter) }
        guard cursor.offset == text.byteCount else { return nil }
    }
}

/// A position in a text that is parsed as a URL.
private struct URLCursor {
    var offset: Int

    /// Returns the next byte, or `nil` at the end.
    private func byte(in text: RawSpan) -> UInt8? {
        offset < text.byteCount ? text.byte(at: offset) : nil
    }

    /// Passes this character if it is next, and returns whether it was.
    mutating func pass(_ character: Unicode.Scalar, in text: RawSpan) -> Bool {
        guard byte(in: text) == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    /// Passes all bytes of a class, and returns their number.
    @discardableResult
    private mutating func pass(in text: RawSpan, where belongs: (UInt8) -> Bool) -> Int {
        let start = offset
        while let byte = byte(in: text), belongs(byte) { offset += 1 }
        return offset - start
    }

    /// Passes characters of a class and percent-encoded bytes.
    mutating func passCharacters(in text: RawSpan, where belongs: (UInt8) -> Bool) {
        while true {
            pass(in: text, where: belongs)
            // A percent sign without two digits stays where it is, and the next test of the caller
            // fails.
            guard byte(in: text) == UInt8(ascii: "%"), offset + 2 < text.byteCount,
                text.byte(at: offset + 1).isHexadecimalDigit,
                text.byte(at: offset + 2).isHexadecimalDigit
            else { return }
            offset += 3
        }
    }

    /// Passes `https://`, in which letters may have any case.
    mutating func passScheme(in text: RawSpan) -> Bool {
        for letter in "https://".utf8 {
            guard let byte = byte(in: text) else { return false }
            // A scheme has no case (RFC 3986, section 3.1). Only letters are folded, because this
            // bit would turn the control characters 1A and 0F into `:` and `/`.
            guard byte == letter || byte.isLetter && byte | 0x20 == letter else { return false }
            offset += 1
        }
        return true
    }

    mutating func passHost(in text: RawSpan) -> Bool {
        if pass("[", in: text) { return passAddress(in: text) && pass("]", in: text) }
        // An IPv4 address outside of brackets is a `reg-name` too, so it needs no branch.
        let start = offset
        passCharacters(in: text, where: \.isNameCharacter)
        return offset > start
    }

    mutating func passPort(in text: RawSpan) {
        // `port = *DIGIT` may be empty, and has no upper limit.
        if pass(":", in: text) { pass(in: text, where: \.isDigit) }
    }

    // MARK: Addresses

    private mutating func passAddress(in text: RawSpan) -> Bool {
        guard pass("v", in: text) || pass("V", in: text) else { return passIPv6(in: text) }
        // `IPvFuture` allows no percent-encoding, so `passCharacters` would accept too much.
        return pass(in: text, where: \.isHexadecimalDigit) > 0 && pass(".", in: text)
            && pass(in: text) { $0.isNameCharacter || $0 == UInt8(ascii: ":") } > 0
    }

    /// Passes an IPv6 address, which has eight groups of up to four hexadecimal digits.
    ///
    /// A single `::` may replace one or more groups, and an IPv4 address the last two.
    private mutating func passIPv6(in text: RawSpan) -> Bool {
        var groups = 0
        var isShortened = false
        if pass(":", in: text) {
            guard pass(":", in: text) else { return false }
            isShortened = true
        }
        while let byte = byte(in: text), byte.isHexadecimalDigit {
            let start = offset
            // Tried first, because its first number is also a group. Nothing may follow it but the
            // `]` that the caller requires.
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
        // `::` replaces at least one group, which leaves at most seven.
        return isShortened ? groups < 8 : groups == 8
    }

    /// Passes an IPv4 address: four numbers up to 255, without leading zeros, separated by dots.
    private mutating func passIPv4(in text: RawSpan) -> Bool {
        for index in 0..<4 {
            if index > 0, !pass(".", in: text) { return false }
            let start = offset
            let count = pass(in: text, where: \.isDigit)
            // Tested before the number is computed: three digits are at most 999, so nothing
            // overflows.
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

    /// Whether the byte is a `pchar` on its own.
    fileprivate var isPathCharacter: Bool {
        isNameCharacter || self == UInt8(ascii: ":") || self == UInt8(ascii: "@")
    }

    fileprivate var isQueryCharacter: Bool {
        isPathCharacter || self == UInt8(ascii: "/") || self == UInt8(ascii: "?")
    }
}
