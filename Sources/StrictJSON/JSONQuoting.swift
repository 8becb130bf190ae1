// How strings and integers are spelled. Both are appended to the text as it grows: most payloads
// that are made are made of these two, and each would else take an array of its own.

extension [UInt8] {
    /// Appends a JSON string that holds `text`, with the fewest escapes that RFC 8259 allows.
    package mutating func append(quoting text: String) {
        unsafe append(quoting: text.utf8.span.bytes)
    }

    /// Appends a JSON string whose content is this generalized UTF-8, see ``JSONString``, with the
    /// fewest escapes that RFC 8259 allows; a lone surrogate is one that it does not.
    package mutating func append(quoting content: borrowing RawSpan) {
        append(UInt8(ascii: "\""))
        var start = 0
        var end = content.endOfUnescaped(from: 0)
        while end < content.byteCount {
            append(content, start..<end)
            start = appendEscape(ofByteAt: end, in: content)
            end = content.endOfUnescaped(from: start)
        }
        append(content, start..<end)
        append(UInt8(ascii: "\""))
    }

    /// Appends the digits of an integer.
    package mutating func append(decimal value: Int64) {
        if value < 0 { append(UInt8(ascii: "-")) }
        var digits = [20 of UInt8](repeating: 0)
        var first = digits.count
        var rest = value.magnitude
        repeat {
            first -= 1
            digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
        unsafe append(digits.span.bytes, first..<digits.count)
    }

    private mutating func append(_ bytes: borrowing RawSpan, _ range: Range<Int>) {
        unsafe bytes.extracting(range).withUnsafeBytes { unsafe append(contentsOf: $0) }
    }

    /// Appends what stands for the byte at `offset`, which may not stand as it is or start half a
    /// surrogate pair, and returns the offset behind what was taken.
    private mutating func appendEscape(
        ofByteAt offset: Int,
        in content: borrowing RawSpan
    ) -> Int {
        let byte = content.byte(at: offset)
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): appendShortEscape(byte)
        case 0x08: appendShortEscape(UInt8(ascii: "b"))
        case 0x09: appendShortEscape(UInt8(ascii: "t"))
        case 0x0A: appendShortEscape(UInt8(ascii: "n"))
        case 0x0C: appendShortEscape(UInt8(ascii: "f"))
        case 0x0D: appendShortEscape(UInt8(ascii: "r"))
        case 0..<0x20: append(codeUnit: UInt16(byte))
        default: return appendSurrogate(at: offset, in: content)
        }
        return offset + 1
    }

    private mutating func appendShortEscape(_ letter: UInt8) {
        append(UInt8(ascii: "\\"))
        append(letter)
    }

    /// Appends the escape of half a surrogate pair, or a byte that only looks like its beginning.
    private mutating func appendSurrogate(at offset: Int, in content: borrowing RawSpan) -> Int {
        // In generalized UTF-8 only a surrogate starts with ED and goes on with A0 to BF.
        guard offset + 2 < content.byteCount, content.byte(at: offset + 1) >= 0xA0 else {
            append(content.byte(at: offset))
            return offset + 1
        }
        let middle = UInt16(content.byte(at: offset + 1) & 0x3F)
        append(codeUnit: 0xD000 | middle << 6 | UInt16(content.byte(at: offset + 2) & 0x3F))
        return offset + 3
    }

    /// Appends the escape `\uXXXX` of a UTF-16 code unit.
    package mutating func append(codeUnit: UInt16, uppercase: Bool = false) {
        let ten = (uppercase ? UInt8(ascii: "A") : UInt8(ascii: "a")) - 10
        func digit(_ shift: UInt16) -> UInt8 {
            let digit = UInt8(truncatingIfNeeded: codeUnit &>> shift & 0xF)
            return digit < 10 ? UInt8(ascii: "0") &+ digit : ten &+ digit
        }
        let escape: [6 of UInt8] = [
            UInt8(ascii: "\\"), UInt8(ascii: "u"), digit(12), digit(8), digit(4), digit(0),
        ]
        unsafe append(escape.span.bytes, 0..<escape.count)
    }
}

extension RawSpan {
    /// The offset of the first byte from `start` on that may not stand in a JSON string as it is,
    /// or may start half a surrogate pair in generalized UTF-8; or the end.
    fileprivate func endOfUnescaped(from start: Int) -> Int {
        var offset = start
        let quote = SIMD16<UInt8>(repeating: UInt8(ascii: "\""))
        let backslash = SIMD16<UInt8>(repeating: UInt8(ascii: "\\"))
        let lead = SIMD16<UInt8>(repeating: 0xED)
        let space = SIMD16<UInt8>(repeating: 0x20)
        while byteCount - offset >= 16 {
            let block = block(at: offset)
            let special =
                (block .== quote) .| (block .== backslash) .| (block .== lead) .| (block .< space)
            let lanes = unsafe unsafeBitCast(special, to: SIMD2<UInt64>.self)
            if lanes[0] != 0 { return offset + lanes[0].trailingZeroBitCount >> 3 }
            if lanes[1] != 0 { return offset + 8 + lanes[1].trailingZeroBitCount >> 3 }
            offset += 16
        }
        if byteCount - offset >= 8, word(at: offset).standsUnescaped { offset += 8 }
        while offset < byteCount, byte(at: offset).standsUnescaped { offset += 1 }
        return offset
    }
}

extension UInt64 {
    /// Whether each of the eight bytes is ASCII and may stand in a JSON string as it is.
    fileprivate var standsUnescaped: Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        // A byte below a bound borrows from its highest bit, which is clear in ASCII.
        let quotes = (self ^ ones &* 0x22) &- ones
        let backslashes = (self ^ ones &* 0x5C) &- ones
        let controls = self &- ones &* 0x20
        return (self | quotes | backslashes | controls) & ones &* 0x80 == 0
    }
}

extension UInt8 {
    fileprivate var standsUnescaped: Bool {
        self >= 0x20 && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\") && self != 0xED
    }
}
