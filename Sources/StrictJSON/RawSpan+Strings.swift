/// Where a JSON string lies in its text, and what reading it takes.
@usableFromInline
package struct JSONStringExtent: Hashable, Sendable {
    /// The offset of the first byte after the opening quotation mark.
    @usableFromInline package var start: Int

    /// The offset of the closing quotation mark.
    @usableFromInline package var end: Int

    /// Whether the content holds a backslash, so that it is not spelled as it reads.
    @usableFromInline package var hasEscapes = false

    /// Whether the content holds bytes beyond ASCII.
    @usableFromInline package var hasNonASCII = false

    /// Whether an escape names one half of a surrogate pair without the other.
    @usableFromInline package var hasLoneSurrogate = false

    @inlinable
    package init(start: Int) {
        self.start = start
        self.end = start
    }

    /// The bytes between the quotation marks, as they are spelled.
    package var range: Range<Int> { start..<end }

    /// Whether the content reads as it is spelled, in ASCII.
    @inlinable package var isPlain: Bool { !hasEscapes && !hasNonASCII }
}

extension RawSpan {
    /// The extent of the string whose opening quotation mark stands at `quote` (RFC 8259, section
    /// 7).
    ///
    /// Linear in the length of the string; sixteen bytes at a time over plain ASCII.
    @inlinable
    package func stringExtent(
        openedAt quote: Int
    ) throws(JSONSyntaxError) -> JSONStringExtent {
        var extent = JSONStringExtent(start: quote + 1)
        var offset = endOfPlainString(from: quote + 1)
        while true {
            guard offset < byteCount else {
                throw JSONSyntaxError(.unexpectedEnd, at: byteCount)
            }
            let byte = byte(at: offset)
            if byte == UInt8(ascii: "\"") {
                extent.end = offset
                return extent
            }
            offset = try endOfSpecial(byte, at: offset, noting: &extent)
            offset = endOfPlainString(from: offset)
        }
    }

    /// The offset of the first byte from `offset` on that ends a run of plain string content: a
    /// quotation mark, a backslash, a control character, a byte beyond ASCII, or the end.
    @inlinable @inline(__always)
    package func endOfPlainString(from start: Int) -> Int {
        var offset = start
        while byteCount - offset >= 16 {
            let lanes = block(at: offset).lanesSpecialInString
            if lanes[0] != 0 { return offset &+ lanes[0].trailingZeroBitCount &>> 3 }
            if lanes[1] != 0 { return offset &+ 8 &+ lanes[1].trailingZeroBitCount &>> 3 }
            offset &+= 16
        }
        while offset < byteCount, byte(at: offset).isPlainInString { offset &+= 1 }
        return offset
    }

    @usableFromInline
    package func endOfSpecial(
        _ byte: UInt8,
        at offset: Int,
        noting extent: inout JSONStringExtent
    ) throws(JSONSyntaxError) -> Int {
        if byte == UInt8(ascii: "\\") {
            extent.hasEscapes = true
            return try endOfEscape(at: offset, noting: &extent)
        }
        guard byte >= 0x80 else { throw JSONSyntaxError(.controlCharacter, at: offset) }
        extent.hasNonASCII = true
        return try endOfUTF8Sequence(at: offset)
    }

    private func endOfEscape(
        at offset: Int,
        noting extent: inout JSONStringExtent
    ) throws(JSONSyntaxError) -> Int {
        guard offset + 1 < byteCount else {
            throw JSONSyntaxError(.unexpectedEnd, at: byteCount)
        }
        switch byte(at: offset + 1) {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
            UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return offset + 2
        case UInt8(ascii: "u"):
            let unit = try codeUnit(escapedAt: offset)
            guard unit & 0xF800 == 0xD800 else { return offset + 6 }
            if unit < 0xDC00, try startsLowSurrogate(at: offset + 6) { return offset + 12 }
            extent.hasLoneSurrogate = true
            return offset + 6
        default:
            throw failure(.unknownEscape, at: offset + 1)
        }
    }

    /// Whether an escape that names the second half of a surrogate pair stands at `offset`.
    private func startsLowSurrogate(at offset: Int) throws(JSONSyntaxError) -> Bool {
        guard offset < byteCount else { throw JSONSyntaxError(.unexpectedEnd, at: byteCount) }
        guard byte(at: offset) == UInt8(ascii: "\\") else { return false }
        guard offset + 1 < byteCount else {
            throw JSONSyntaxError(.unexpectedEnd, at: byteCount)
        }
        guard byte(at: offset + 1) == UInt8(ascii: "u") else { return false }
        return try codeUnit(escapedAt: offset) & 0xFC00 == 0xDC00
    }

    /// The UTF-16 code unit that the six bytes `\uXXXX` at `offset` name.
    package func codeUnit(escapedAt offset: Int) throws(JSONSyntaxError) -> UInt16 {
        let digits = offset &+ 2
        if byteCount &- digits >= 4, let unit = halfWord(at: digits).hexadecimalValue {
            return unit
        }
        let place = (digits..<digits + 4).first { index in
            index >= byteCount || !byte(at: index).isHexadecimalDigit
        }
        throw failure(.invalidUnicodeEscape, at: place ?? digits)
    }

    /// The end of the UTF-8 sequence of two to four bytes that starts at `offset` (RFC 3629,
    /// section 4: no overlong forms, no surrogates, nothing past U+10FFFF).
    package func endOfUTF8Sequence(at offset: Int) throws(JSONSyntaxError) -> Int {
        let lead = byte(at: offset)
        let count: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: count = 2
        case 0xE0: (count, second) = (3, 0xA0...0xBF)
        case 0xE1...0xEC, 0xEE...0xEF: count = 3
        case 0xED: (count, second) = (3, 0x80...0x9F)
        case 0xF0: (count, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: count = 4
        case 0xF4: (count, second) = (4, 0x80...0x8F)
        default: throw JSONSyntaxError(.invalidUTF8, at: offset)
        }
        for index in 1..<count {
            guard offset + index < byteCount else {
                throw JSONSyntaxError(.unexpectedEnd, at: byteCount)
            }
            let allowed = index == 1 ? second : 0x80...0xBF
            guard allowed.contains(byte(at: offset + index)) else {
                throw JSONSyntaxError(.invalidUTF8, at: offset)
            }
        }
        return offset + count
    }
}

extension UInt8 {
    /// Whether this byte may stand in a string as it is, being ASCII.
    @inlinable package var isPlainInString: Bool {
        self >= 0x20 && self < 0x80 && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\")
    }

    /// Whether this byte is an ASCII hexadecimal digit.
    fileprivate var isHexadecimalDigit: Bool { isDigit || (self | 0x20) &- UInt8(ascii: "a") < 6 }
}

extension UInt32 {
    /// The number that four ASCII hexadecimal digits spell, the first of them in the lowest byte;
    /// `nil` where one is none.
    @inline(__always)
    fileprivate var hexadecimalValue: UInt16? {
        let ones: UInt32 = 0x0101_0101
        let highest = ones &* 0x80
        // What is added to a byte below 0x80 sets its highest bit from some character on.
        let lowercased = self | ones &* 0x20
        let digits = (self &+ ones &* 0x50) & ~(self &+ ones &* 0x46)
        let letters = (lowercased &+ ones &* 0x1F) & ~(lowercased &+ ones &* 0x19)
        guard self & highest == 0, (digits | letters) & highest == highest else { return nil }
        // Letters have bit 6, and are 9 less than their value in the lowest four.
        let values = (self & (ones &* 0x0F)) &+ ((self &>> 6) & ones) &* 9
        let pairs = (values.byteSwapped | values.byteSwapped &>> 4) & 0x00FF_00FF
        return UInt16(truncatingIfNeeded: pairs | pairs &>> 8)
    }
}
