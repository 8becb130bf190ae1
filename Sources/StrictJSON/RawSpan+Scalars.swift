extension RawSpan {
    /// The offset of the first byte from `start` on that is not white space (RFC 8259, section 2),
    /// or the end.
    @inlinable @inline(__always)
    package func endOfWhitespace(from start: Int) -> Int {
        var offset = start
        // `offset` is less than `byteCount`, so adding 1 cannot overflow.
        while offset < byteCount, byte(at: offset).isJSONWhitespace { offset &+= 1 }
        return offset
    }

    /// The end of the number that starts at `start` (RFC 8259, section 6).
    ///
    /// Throws `unexpectedEnd` if the text ends where a digit is required. A number that reaches the
    /// end of the span counts as complete.
    @inlinable
    package func endOfNumber(from start: Int) throws(JSONSyntaxError) -> Int {
        var offset = start
        if byte(at: offset) == UInt8(ascii: "-") { offset += 1 }
        let first = offset
        offset = try endOfDigits(from: offset)
        // RFC 8259, section 6: `int = zero / ( digit1-9 *DIGIT )`. Tested after all digits, so that
        // `01` is a leading zero and not text after a number. There is a byte at `first`, since a
        // digit was read.
        if byte(at: first) == UInt8(ascii: "0"), offset - first > 1 {
            throw JSONSyntaxError(.leadingZero, at: first)
        }
        if offset < byteCount, byte(at: offset) == UInt8(ascii: ".") {
            offset = try endOfDigits(from: offset + 1)
        }
        // Only `e` and `E` become `e` when this bit is set.
        if offset < byteCount, byte(at: offset) | 0x20 == UInt8(ascii: "e") {
            offset += 1
            if offset < byteCount,
                byte(at: offset) == UInt8(ascii: "+") || byte(at: offset) == UInt8(ascii: "-")
            {
                offset += 1
            }
            offset = try endOfDigits(from: offset)
        }
        return offset
    }

    /// The end of the run of digits that starts at `start`, which must have at least one.
    @inlinable @inline(__always)
    package func endOfDigits(from start: Int) throws(JSONSyntaxError) -> Int {
        guard start < byteCount else { throw JSONSyntaxError(.unexpectedEnd, at: byteCount) }
        var offset = start
        // Integers of sessions have up to nineteen digits. With 0 <= `offset` <= `byteCount`,
        // nothing here overflows.
        while byteCount &- offset >= 8, word(at: offset).areDigits { offset &+= 8 }
        while offset < byteCount, byte(at: offset).isDigit { offset &+= 1 }
        guard offset > start else { throw failure(.expectedDigit, at: start) }
        return offset
    }

    /// The end of the word `true`, `false` or `null` that starts at `start`.
    package func endOfLiteral(
        _ word: StaticString,
        from start: Int
    ) throws(JSONSyntaxError) -> Int {
        for index in 0..<word.utf8CodeUnitCount {
            // The rest of the word may follow in a longer buffer, so this is not an unknown word.
            guard start + index < byteCount else {
                throw JSONSyntaxError(.unexpectedEnd, at: byteCount)
            }
            guard unsafe byte(at: start + index) == word.utf8Start[index] else {
                throw JSONSyntaxError(.unknownLiteral, at: start)
            }
        }
        let end = start + word.utf8CodeUnitCount
        // `nullify` is one unknown word, and not `null` followed by something else.
        if end < byteCount, byte(at: end).continuesWord {
            throw JSONSyntaxError(.unknownLiteral, at: start)
        }
        return end
    }

    /// An error of `kind` at `offset`, or a more basic one: `unexpectedEnd` if the text ends there,
    /// or the error of the UTF-8 sequence there if it is not valid.
    @usableFromInline
    package func failure(_ kind: JSONSyntaxError.Kind, at offset: Int) -> JSONSyntaxError {
        // The cause comes first: a cut text and broken UTF-8 break the grammar too, but that is not
        // what to fix.
        guard offset < byteCount else { return JSONSyntaxError(.unexpectedEnd, at: byteCount) }
        guard byte(at: offset) >= 0x80 else { return JSONSyntaxError(kind, at: offset) }
        do {
            _ = try endOfUTF8Sequence(at: offset)
            return JSONSyntaxError(kind, at: offset)
        } catch {
            return error
        }
    }
}

extension UInt8 {
    /// Whether this byte is white space in JSON text: space, tab, line feed or carriage return.
    @inlinable package var isJSONWhitespace: Bool {
        self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09
    }

    /// Whether this byte is an ASCII digit.
    @inlinable package var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }

    /// Whether this byte can be part of a word such as `true`.
    var continuesWord: Bool {
        // Smaller bytes wrap around to large ones, so each comparison tests both ends.
        isDigit || (self | 0x20) &- UInt8(ascii: "a") < 26 || self == UInt8(ascii: "_")
    }
}

extension UInt64 {
    /// Whether each of the eight bytes is an ASCII digit.
    @inlinable @inline(__always)
    package var areDigits: Bool {
        // A digit is 30 to 39: its upper half is 3, and stays 3 when 6 is added. Only bytes from FA
        // on carry into the next one, and their own upper half is not 3.
        let upper: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
        let sum = self &+ 0x0606_0606_0606_0606
        return (self & upper) | (sum & upper) &>> 4 == 0x3333_3333_3333_3333
    }

    /// The value of eight ASCII digits, the first in the lowest byte.
    ///
    /// Joins digits to pairs, pairs to groups of four, and those to the number, in parallel. The
    /// parts are at most 99, 9,999 and 99,999,999, so each fits its lane of 8, 16 or 32 bits.
    @inlinable @inline(__always)
    package var decimalValue: UInt64 {
        let digits = self & 0x0F0F_0F0F_0F0F_0F0F
        let pairs = (digits &* 10 &+ digits &>> 8) & 0x00FF_00FF_00FF_00FF
        let fours = (pairs &* 100 &+ pairs &>> 16) & 0x0000_FFFF_0000_FFFF
        return (fours &* 10_000 &+ fours &>> 32) & 0xFFFF_FFFF
    }
}
