/// The position of a JSON string in its text, and what to expect when reading it.
@usableFromInline
package struct JSONStringExtent: Hashable, Sendable {
    /// The offset of the first byte after the opening quotation mark.
    @usableFromInline package var start: Int

    /// The offset of the closing quotation mark.
    @usableFromInline package var end: Int

    /// Whether the content has escapes, so that its bytes differ from its meaning.
    @usableFromInline package var hasEscapes = false

    /// Whether the content has bytes beyond ASCII.
    @usableFromInline package var hasNonASCII = false

    /// Whether an escape is a lone surrogate.
    @usableFromInline package var hasLoneSurrogate = false

    @inlinable
    package init(start: Int) {
        self.start = start
        self.end = start
    }

    /// The range between the quotation marks.
    package var range: Range<Int> { start..<end }

    /// Whether the content is ASCII without escapes.
    @inlinable package var isPlain: Bool { !hasEscapes && !hasNonASCII }
}

extension RawSpan {
    /// The extent of the string with its opening quotation mark at `quote` (RFC 8259, section 7).
    ///
    /// Linear in the length of the string. Plain ASCII is scanned sixteen bytes at a time.
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

    /// The offset of the first byte from `start` on that is not plain string content: a quotation
    /// mark, a backslash, a control character or a byte beyond ASCII; or the end.
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

    /// The end of the escape or UTF-8 sequence that starts with `byte` at `offset`, recorded in
    /// `extent`.
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

    /// Whether there is an escape of a low surrogate at `offset`.
    private func startsLowSurrogate(at offset: Int) throws(JSONSyntaxError) -> Bool {
        guard offset < byteCount else { throw JSONSyntaxError(.unexpectedEnd, at: byteCount) }
        guard byte(at: offset) == UInt8(ascii: "\\") else { return false }
        guard offset + 1 < byteCount else {
            throw JSONSyntaxError(.unexpectedEnd, at: byteCount)
        }
        guard byte(at: offset + 1) == UInt8(ascii: "u") else { return false }
        return try codeUnit(escapedAt: offset) & 0xFC00 == 0xDC00
    }

    /// The UTF-16 code unit of the escape `\uXXXX` at `offset`.
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

    /// The end of the UTF-8 sequence of two to four bytes that starts at `offset`.
    ///
    /// Rejects overlong forms, surrogates and anything past U+10FFFF (RFC 3629, section 4).
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
    /// Whether this byte is ASCII and needs no escape in a string.
    @inlinable package var isPlainInString: Bool {
        self >= 0x20 && self < 0x80 && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\")
    }

    /// Whether this byte is an ASCII hexadecimal digit.
    fileprivate var isHexadecimalDigit: Bool { isDigit || (self | 0x20) &- UInt8(ascii: "a") < 6 }
}

extension UInt32 {
    /// The value of four ASCII hexadecimal digits, the first in the lowest byte, or `nil` if one is
    /// not such a digit.
    @inline(__always)
    fileprivate var hexadecimalValue: UInt16? {
        let ones: UInt32 = 0x0101_0101
        let highest = ones &* 0x80
        // Adding 0x50 to a byte below 0x80 sets its highest bit from '0' on, and adding 0x46 from
        // the byte after '9' on; likewise 0x1F from 'a' on, and 0x19 from the byte after 'f' on.
        // Such a sum never carries, and the guard rejects all other bytes.
        let lowercased = self | ones &* 0x20
        let digits = (self &+ ones &* 0x50) & ~(self &+ ones &* 0x46)
        let letters = (lowercased &+ ones &* 0x1F) & ~(lowercased &+ ones &* 0x19)
        guard self & highest == 0, (digits | letters) & highest == highest else { return nil }
        // In a letter bit 6 is set, and the lowest four bits are 9 less than its value.
        let values = (self & (ones &* 0x0F)) &+ ((self &>> 6) & ones) &* 9
        let pairs = (values.byteSwapped | values.byteSwapped &>> 4) & 0x00FF_00FF
        return UInt16(truncatingIfNeeded: pairs | pairs &>> 8)
    }
}
