import StrictJSON

/// A part of a text that is scrubbed as a whole.
///
/// For valid JSON, these are its strings and numbers. For every other text (a trailing comma, a
/// body that was cut, HTML) they are what comes closest, so that one scrubber handles both.
struct PayloadToken {
    enum Kind: Hashable {
        /// The content of a string, without its quotation marks.
        case string

        /// The content of a string before a colon.
        case key

        /// A number in the grammar of JSON.
        case number

        /// Everything else: brackets, literals, white space, and text outside of strings.
        case other
    }

    let kind: Kind
    let range: Range<Int>

    /// Returns the tokens of a text, which together are the whole text.
    static func tokens(of bytes: [UInt8]) -> [PayloadToken] {
        var tokens: [PayloadToken] = []
        var start = 0
        var offset = 0
        func add(_ kind: Kind, to end: Int) {
            if end > start { tokens.append(PayloadToken(kind: kind, range: start..<end)) }
            start = end
        }
        while offset < bytes.count {
            if bytes[offset] == UInt8(ascii: "\"") {
                add(.other, to: offset + 1)
                offset = endOfString(from: start, in: bytes)
                add(isKey(before: offset, in: bytes) ? .key : .string, to: offset)
                offset += 1
            } else if mayStartNumber(at: offset, in: bytes),
                let end = endOfNumber(at: offset, in: bytes)
            {
                add(.other, to: offset)
                add(.number, to: end)
                offset = end
            } else {
                offset += 1
            }
        }
        add(.other, to: bytes.count)
        return tokens
    }

    /// Returns the offset of the closing quotation mark.
    ///
    /// A string that is not closed ends with its line, or with the text.
    private static func endOfString(from start: Int, in bytes: [UInt8]) -> Int {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != 0x0A {
            end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(end, bytes.count)
    }

    private static func isKey(before end: Int, in bytes: [UInt8]) -> Bool {
        bytes[min(bytes.count, end + 1)...].first { $0 > 0x20 } == UInt8(ascii: ":")
    }

    /// Whether the byte before is one that can be before a value.
    private static func mayStartNumber(at offset: Int, in bytes: [UInt8]) -> Bool {
        guard bytes[offset].isDigit || bytes[offset] == UInt8(ascii: "-") else { return false }
        let isAtStart = offset == 0 || offset == 3 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
        return isAtStart || bytes[offset - 1] <= 0x20 || "[{,:".utf8.contains(bytes[offset - 1])
    }

    /// Returns the end of the number at `start` (RFC 8259, section 6), or `nil` if there is none,
    /// or if what follows cannot follow a number.
    private static func endOfNumber(at start: Int, in bytes: [UInt8]) -> Int? {
        var end = start
        func byte() -> UInt8? { end < bytes.count ? bytes[end] : nil }
        func passDigits() -> Int {
            let first = end
            while byte()?.isDigit == true { end += 1 }
            return end - first
        }
        if byte() == UInt8(ascii: "-") { end += 1 }
        let startsWithZero = byte() == UInt8(ascii: "0")
        let count = passDigits()
        guard count > 0, !startsWithZero || count == 1 else { return nil }
        if byte() == UInt8(ascii: ".") {
            end += 1
            guard passDigits() > 0 else { return nil }
        }
        if byte() == UInt8(ascii: "e") || byte() == UInt8(ascii: "E") {
            end += 1
            if byte() == UInt8(ascii: "+") || byte() == UInt8(ascii: "-") { end += 1 }
            guard passDigits() > 0 else { return nil }
        }
        guard let next = byte() else { return end }
        // An escape or a reference after it can be another digit.
        return next.isWordByte || ".-:%\\&".utf8.contains(next) ? nil : end
    }
}

extension UInt8 {
    /// Whether the byte is a letter, a digit, or part of a character that is not ASCII.
    fileprivate var isWordByte: Bool {
        isLetterOrDigit || self >= 0x80 || self == UInt8(ascii: "_")
    }
}
