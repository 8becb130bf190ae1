import StrictJSON

/// A position in the bytes of a text, which moves past what its methods recognize.
///
/// A method that matches moves the cursor past the match. After one that does not match, the
/// position is unspecified. No method reads past the end of the bytes.
struct TimestampCursor {
    /// The offset of the next byte.
    private(set) var offset = 0

    /// Whether the cursor is at the end of the bytes.
    func isAtEnd(of bytes: RawSpan) -> Bool { offset >= bytes.byteCount }

    /// The next byte, or at the end zero, which no form contains.
    func next(in bytes: RawSpan) -> UInt8 {
        offset < bytes.byteCount ? bytes.byte(at: offset) : 0
    }

    /// The number of digits that follow, counted up to `limit`.
    func digitCount(in bytes: RawSpan, upTo limit: Int) -> Int {
        var count = 0
        while count < limit, offset + count < bytes.byteCount,
            bytes.byte(at: offset + count).isDigit
        {
            count += 1
        }
        return count
    }

    /// Takes a number of `count` digits, at most 18 so that it fits; more digits may follow it.
    mutating func number(ofDigits count: Int, in bytes: RawSpan) -> Int? {
        guard bytes.byteCount - offset >= count else { return nil }
        var number = 0
        for index in offset..<offset + count {
            // Smaller bytes wrap around to large ones. Eighteen digits are less than 10^18, and
            // `Int` holds more than nine times as much, so the number cannot overflow. No form has
            // more than fourteen.
            let digit = bytes.byte(at: index) &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            number = number &* 10 &+ Int(digit)
        }
        offset += count
        return number
    }

    /// Takes this character.
    mutating func take(_ character: Unicode.Scalar, in bytes: RawSpan) -> Bool {
        guard next(in: bytes) == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    /// Takes this letter, given in lower case, in either case.
    mutating func takeLetter(_ letter: Unicode.Scalar, in bytes: RawSpan) -> Bool {
        // With this bit set, only the two cases of a letter are that letter. The zero at the end
        // becomes a space.
        guard next(in: bytes) | 0x20 == UInt8(ascii: letter) else { return false }
        offset += 1
        return true
    }

    /// Takes these letters, given in lower case, in any case.
    mutating func takeWord(_ word: StaticString, in bytes: RawSpan) -> Bool {
        for index in 0..<word.utf8CodeUnitCount {
            let letter = unsafe word.utf8Start[index]
            guard takeLetter(Unicode.Scalar(letter), in: bytes) else { return false }
        }
        return true
    }

    /// Takes one of the three-letter names that are concatenated in `names`, in any letter case,
    /// and returns its number, counted from 1.
    mutating func takeName(of names: StaticString, in bytes: RawSpan) -> Int? {
        guard bytes.byteCount - offset >= 3 else { return nil }
        for start in stride(from: 0, to: names.utf8CodeUnitCount, by: 3) {
            let isName = (0..<3).allSatisfy { index in
                unsafe bytes.byte(at: offset + index) | 0x20 == names.utf8Start[start + index]
            }
            if isName {
                offset += 3
                return start / 3 + 1
            }
        }
        return nil
    }

    /// Takes one or more digits as a fraction of a second, and returns it in attoseconds.
    ///
    /// Digits after the eighteenth are taken, but do not count: the unit is zero by then.
    mutating func fraction(in bytes: RawSpan) -> UInt64? {
        guard next(in: bytes).isDigit else { return nil }
        var value: UInt64 = 0
        var unit = Timestamp.Moment.attosecondsPerSecond
        // The value is at most eighteen nines, 10^18 - 1, so it cannot overflow.
        while next(in: bytes).isDigit {
            unit /= 10
            value += UInt64(next(in: bytes) - UInt8(ascii: "0")) * unit
            offset += 1
        }
        return value
    }
}
