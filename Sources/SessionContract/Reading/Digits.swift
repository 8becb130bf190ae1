import StrictJSON

/// The decimal digits of a 64-bit integer, including the sign, as three words of ASCII text.
///
/// The first character is in the lowest byte of the first word, and unused bytes are zero. Ids are
/// compared as text, which takes no multiplication. A sign and nineteen digits fit into 24 bytes.
@frozen
package struct Digits: Hashable, Sendable {
    package let low: UInt64
    package let middle: UInt64
    package let high: UInt64

    @inline(__always)
    init(_ low: UInt64 = 0, _ middle: UInt64 = 0, _ high: UInt64 = 0) {
        self.low = low
        self.middle = middle
        self.high = high
    }

    /// Creates the digits of a number.
    init(of number: Int64) {
        var words: (low: UInt64, middle: UInt64, high: UInt64) = (0, 0, 0)
        func prepend(_ byte: UInt8) {
            words.high = words.high &<< 8 | words.middle &>> 56
            words.middle = words.middle &<< 8 | words.low &>> 56
            words.low = words.low &<< 8 | UInt64(byte)
        }
        var rest = number.magnitude
        repeat {
            prepend(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        if number < 0 { prepend(UInt8(ascii: "-")) }
        self.init(words.low, words.middle, words.high)
    }

    /// Creates digits from the text in `range`, or `nil` if it is longer than any 64-bit integer.
    init?(_ range: Range<Int>, in text: borrowing RawSpan) {
        guard range.count <= 20 else { return nil }
        var words = InlineArray<3, UInt64>(repeating: 0)
        for index in 0..<range.count {
            let byte = UInt64(text.byte(at: range.lowerBound + index))
            words[index >> 3] |= byte << UInt64((index & 7) * 8)
        }
        self.init(words[0], words[1], words[2])
    }

    /// The number with these digits, or 0 if they do not form a 64-bit integer.
    package var value: Int64 {
        var text: [UInt8] = []
        for word in [low, middle, high] {
            for index in 0..<8 {
                let byte = UInt8(truncatingIfNeeded: word >> UInt64(index * 8))
                if byte != 0 { text.append(byte) }
            }
        }
        return Int64(String(decoding: text, as: UTF8.self)) ?? 0
    }
}

// Eight characters as one word, the first in the lowest byte. After an exclusive or with 0x30, each
// digit is a byte of 0 to 9.
extension UInt64 {
    /// The lowest bit of each byte above nine, exact up to and including the first such byte.
    @inline(__always)
    var nonDigitMarks: UInt64 {
        // A byte above nine already has its highest bit set, or gets it by adding 0x76 (10 + 0x76 =
        // 0x80). Only a byte of 0x8A or more carries, so the bytes up to the first mark are exact.
        ((self &+ 0x7676_7676_7676_7676) | self) &>> 7 & 0x0101_0101_0101_0101
    }

    /// The number of bytes before the first marked one, or eight if no byte is marked.
    @inline(__always)
    var countBeforeMark: Int { trailingZeroBitCount &>> 3 }

    /// A mask of all bits in the bytes before the first marked one.
    @inline(__always)
    var maskBeforeMark: UInt64 { (self &- 1) & ~self }

    /// The number of digits before the first other character.
    @inline(__always)
    var countOfLeadingDigits: Int { nonDigitMarks.countBeforeMark }

    /// Returns the first `count` bytes, with zeros instead of the others; `count` is 0 to 8.
    @inline(__always)
    func prefix(_ count: Int) -> UInt64 {
        // A masking shift by 64 does not shift at all, so eight bytes are shifted in two steps.
        let shift = UInt64(truncatingIfNeeded: count &* 4)
        return self & ~((UInt64.max &<< shift) &<< shift)
    }
}
