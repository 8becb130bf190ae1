import StrictJSON

/// The parts of a session's `url` that the contract looks at (RFC 3986).
struct SessionLink {
    /// Whether the text is an absolute https URL.
    var isAbsoluteHTTPS = false

    /// Where in the text the id of the session stands: the path segment after `sessions`, without
    /// the suffix `.json`.
    var sessionID: Range<Int>?

    /// Where the id of the user stands: the path segment after `users`.
    var userID: Range<Int>?

    /// Reads the parts of the text that lies in `range` of `bytes`.
    ///
    /// Linear in the text; allocates nothing.
    init(_ range: Range<Int>, in bytes: RawSpan) {
        guard let path = Self.path(of: range, in: bytes) else { return }
        isAbsoluteHTTPS = true
        var isAfterSessions = false
        var isAfterUsers = false
        var start = path.lowerBound
        while start < path.upperBound {
            // Each segment follows a slash.
            start += 1
            var end = start
            while end < path.upperBound, bytes.byte(at: end) != UInt8(ascii: "/") { end += 1 }
            let segment = start..<end
            if isAfterSessions, sessionID == nil, !segment.isEmpty {
                sessionID = Self.withoutSuffix(segment, in: bytes)
            }
            if isAfterUsers, userID == nil, !segment.isEmpty { userID = segment }
            isAfterSessions = Self.segment(segment, is: "sessions", in: bytes)
            isAfterUsers = Self.segment(segment, is: "users", in: bytes)
            start = end
        }
    }

    /// The path of an absolute https URL, or `nil` where the text is none.
    private static func path(of range: Range<Int>, in bytes: RawSpan) -> Range<Int>? {
        let scheme: StaticString = "https://"
        guard range.count > scheme.utf8CodeUnitCount else { return nil }
        for index in 0..<scheme.utf8CodeUnitCount {
            let byte = bytes.byte(at: range.lowerBound + index)
            let letter = unsafe scheme.utf8Start[index]
            guard byte == letter || byte.isUppercaseLetter && byte | 0x20 == letter else {
                return nil
            }
        }
        let authority = range.lowerBound + scheme.utf8CodeUnitCount
        var end = authority
        while end < range.upperBound, !bytes.byte(at: end).endsAuthority { end += 1 }
        guard isAuthority(authority..<end, in: bytes) else { return nil }
        let path = end
        while end < range.upperBound, !bytes.byte(at: end).endsPath { end += 1 }
        guard consistsOfURLCharacters(path..<range.upperBound, in: bytes) else { return nil }
        return path..<end
    }

    /// Whether `range` holds a host, and after it perhaps a port.
    ///
    /// A user name is refused: no API puts credentials into the links it hands out.
    private static func isAuthority(_ range: Range<Int>, in bytes: RawSpan) -> Bool {
        guard !range.isEmpty else { return false }
        var hostEnd = range.upperBound
        for offset in range where bytes.byte(at: offset) == UInt8(ascii: ":") {
            hostEnd = offset
            break
        }
        if bytes.byte(at: range.lowerBound) == UInt8(ascii: "[") {
            return isAddressLiteral(range, in: bytes)
        }
        guard hostEnd > range.lowerBound else { return false }
        for offset in range.lowerBound..<hostEnd
        where !bytes.byte(at: offset).isHostCharacter { return false }
        for offset in hostEnd..<range.upperBound where offset > hostEnd {
            guard bytes.byte(at: offset).isDigit else { return false }
        }
        return true
    }

    /// Whether `range` holds an address in brackets, and after it perhaps a port.
    private static func isAddressLiteral(_ range: Range<Int>, in bytes: RawSpan) -> Bool {
        var offset = range.lowerBound + 1
        while offset < range.upperBound, bytes.byte(at: offset).isAddressCharacter { offset += 1 }
        guard offset > range.lowerBound + 1, offset < range.upperBound,
            bytes.byte(at: offset) == UInt8(ascii: "]")
        else { return false }
        offset += 1
        guard offset < range.upperBound else { return true }
        guard bytes.byte(at: offset) == UInt8(ascii: ":") else { return false }
        for index in offset + 1..<range.upperBound where !bytes.byte(at: index).isDigit {
            return false
        }
        return true
    }

    /// Whether all of `range` may stand in a path, a query or a fragment, percent signs with their
    /// two hexadecimal digits.
    private static func consistsOfURLCharacters(_ range: Range<Int>, in bytes: RawSpan) -> Bool {
        var offset = range.lowerBound
        while offset < range.upperBound {
            let byte = bytes.byte(at: offset)
            if byte == UInt8(ascii: "%") {
                guard offset + 2 < range.upperBound,
                    bytes.byte(at: offset + 1).isHexadecimalDigit,
                    bytes.byte(at: offset + 2).isHexadecimalDigit
                else { return false }
                offset += 3
                continue
            }
            guard byte.isURLCharacter else { return false }
            offset += 1
        }
        return true
    }

    private static func segment(
        _ range: Range<Int>,
        is name: StaticString,
        in bytes: RawSpan
    ) -> Bool {
        range.count == name.utf8CodeUnitCount && bytes.starts(with: name, at: range.lowerBound)
    }

    private static func withoutSuffix(_ segment: Range<Int>, in bytes: RawSpan) -> Range<Int> {
        let suffix: StaticString = ".json"
        let start = segment.upperBound - suffix.utf8CodeUnitCount
        guard start >= segment.lowerBound, bytes.starts(with: suffix, at: start) else {
            return segment
        }
        return segment.lowerBound..<start
    }

    /// Whether `range` spells `number` in decimal, without superfluous zeros.
    static func spells(_ number: Int64, _ range: Range<Int>, in bytes: RawSpan) -> Bool {
        var rest = number.magnitude
        var offset = range.upperBound
        repeat {
            guard offset > range.lowerBound else { return false }
            offset -= 1
            guard bytes.byte(at: offset) == UInt8(ascii: "0") + UInt8(rest % 10) else {
                return false
            }
            rest /= 10
        } while rest > 0
        guard number < 0 else { return offset == range.lowerBound }
        return offset == range.lowerBound + 1
            && bytes.byte(at: range.lowerBound) == UInt8(ascii: "-")
    }
}

extension UInt8 {
    fileprivate var isUppercaseLetter: Bool { self &- UInt8(ascii: "A") < 26 }

    fileprivate var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }

    fileprivate var isHexadecimalDigit: Bool {
        isDigit || (self | 0x20) &- UInt8(ascii: "a") < 6
    }

    fileprivate var endsPath: Bool { self == UInt8(ascii: "?") || self == UInt8(ascii: "#") }

    fileprivate var endsAuthority: Bool { self == UInt8(ascii: "/") || endsPath }

    fileprivate var isHostCharacter: Bool {
        isDigit || isLetter || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
            || self == UInt8(ascii: "_")
    }

    fileprivate var isAddressCharacter: Bool {
        isHexadecimalDigit || self == UInt8(ascii: ":") || self == UInt8(ascii: ".")
    }

    /// Whether this byte may stand in a path, a query or a fragment as it is (RFC 3986, section 3).
    fileprivate var isURLCharacter: Bool {
        switch self {
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"),
            UInt8(ascii: "&")...UInt8(ascii: ";"), UInt8(ascii: "="),
            UInt8(ascii: "?")...UInt8(ascii: "Z"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "_"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
