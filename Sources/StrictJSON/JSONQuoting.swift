// Writes strings and integers, which make up most of the generated payloads, straight into the
// growing text. Otherwise each would allocate an array.

extension [UInt8] {
    /// Appends `text` as a JSON string, with the fewest escapes that RFC 8259 allows.
    package mutating func append(quoting text: String) {
        unsafe append(quoting: text.utf8.span.bytes)
    }

    /// Appends generalized UTF-8 (see ``JSONString``) as a JSON string, with the fewest escapes
    /// that RFC 8259 allows.
    ///
    /// A lone surrogate is always escaped, because it has no UTF-8 form.
    package mutating func append(quoting content: borrowing RawSpan) {
        var end = content.endOfUnescaped(from: 0)
        let plain = content.extracting(0..<end)
        append(addingCapacity: end + 2) { output in
            output.append(UInt8(ascii: "\""))
            output.append(plain)
            if plain.byteCount == content.byteCount { output.append(UInt8(ascii: "\"")) }
        }
        if end == content.byteCount { return }
        while end < content.byteCount {
            let start = appendEscape(ofByteAt: end, in: content)
            end = content.endOfUnescaped(from: start)
            append(content.extracting(start..<end))
        }
        append(UInt8(ascii: "\""))
    }

    /// Appends an integer in decimal digits.
    package mutating func append(decimal value: Int64) {
        // A sign and up to three groups of eight digits. Each group is stored as a whole word, also
        // if it has fewer digits, so there must be room for all three.
        append(addingCapacity: 1 + 3 * 8) { output in
            if value < 0 { output.append(UInt8(ascii: "-")) }
            let (rest, low) = value.magnitude.quotientAndRemainder(dividingBy: 100_000_000)
            guard rest > 0 else { return output.append(DecimalDigits(of: low), isPadded: false) }
            let (high, middle) = rest.quotientAndRemainder(dividingBy: 100_000_000)
            if high > 0 { output.append(DecimalDigits(of: high), isPadded: false) }
            output.append(DecimalDigits(of: middle), isPadded: high > 0)
            output.append(DecimalDigits(of: low), isPadded: true)
        }
    }

    /// Appends the escape for the character at `offset`, and returns the offset after it.
    ///
    /// The byte there must need an escape, or be ED, which may start a lone surrogate.
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

    /// Appends the escape of the lone surrogate at `offset`, or the byte there if it starts another
    /// character, and returns the offset after it.
    private mutating func appendSurrogate(at offset: Int, in content: borrowing RawSpan) -> Int {
        // In generalized UTF-8 only a surrogate starts with ED followed by A0 to BF.
        guard offset + 2 < content.byteCount, content.byte(at: offset + 1) >= 0xA0 else {
            append(content.byte(at: offset))
            return offset + 1
        }
        let middle = UInt16(content.byte(at: offset + 1) & 0x3F)
        append(codeUnit: 0xD000 | middle << 6 | UInt16(content.byte(at: offset + 2) & 0x3F))
        return offset + 3
    }

    private mutating func append(codeUnit: UInt16) {
        append(addingCapacity: 6) { output in output.append(codeUnit: codeUnit) }
    }
}

/// The eight decimal digits of a number, one per byte, the first in the lowest byte.
private struct DecimalDigits {
    let word: UInt64

    /// The digits of a number below 100,000,000.
    ///
    /// Splits the number into two halves of four digits, each half into two pairs, and each pair
    /// into digits, with all parts of the word at once. The divisions by 100 and by 10 are
    /// multiplications, exact for numbers below 10,000 and below 100.
    @inline(__always)
    init(of number: UInt64) {
        let fours = number / 10_000 | (number % 10_000) << 32
        let hundreds = (fours &* 10_486) &>> 20 & 0x0000_007F_0000_007F
        let twos = hundreds | (fours &- hundreds &* 100) &<< 16
        let tens = (twos &* 103) &>> 10 & 0x000F_000F_000F_000F
        word = tens | (twos &- tens &* 10) &<< 8
    }

    /// The number of leading zeros, at most 7: the number zero keeps one digit.
    var leadingZeros: Int { min(7, word.trailingZeroBitCount &>> 3) }
}

extension OutputSpan<UInt8> {
    /// Appends all eight digits, or only those from the first nonzero one on.
    ///
    /// There must be room for eight, as the whole word is stored.
    @inline(__always)
    fileprivate mutating func append(_ digits: DecimalDigits, isPadded: Bool) {
        let zeros = isPadded ? 0 : digits.leadingZeros
        let ascii = digits.word | 0x3030_3030_3030_3030
        append(ascii &>> UInt64(8 &* zeros), count: 8 &- zeros)
    }
}

extension RawSpan {
    /// The offset of the first byte from `start` on that must be escaped in a JSON string, or that
    /// may start a lone surrogate in generalized UTF-8; or the end.
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
        if byteCount - offset >= 8, word(at: offset).needsNoEscape { offset += 8 }
        while offset < byteCount, byte(at: offset).needsNoEscape { offset += 1 }
        return offset
    }
}

extension UInt64 {
    /// Whether each of the eight bytes is ASCII and needs no escape in a JSON string.
    fileprivate var needsNoEscape: Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        // Subtracting a bound from a smaller byte sets its highest bit, which is clear in ASCII.
        // Without such a byte nothing borrows from the next one, so the test is exact.
        let quotes = (self ^ ones &* 0x22) &- ones
        let backslashes = (self ^ ones &* 0x5C) &- ones
        let controls = self &- ones &* 0x20
        return (self | quotes | backslashes | controls) & ones &* 0x80 == 0
    }
}

extension UInt8 {
    fileprivate var needsNoEscape: Bool {
        self >= 0x20 && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\") && self != 0xED
    }
}
