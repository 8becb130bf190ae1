import StrictJSON

/// The decimal digits of an integer of 64 bits, its sign included, as three words of text.
///
/// The first byte is the lowest of the first word, and bytes past the end are zero. Ids are
/// compared as text, which takes no multiplication; a sign and nineteen digits fit.
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

    /// The digits of a number.
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

    /// The text in `range`, or `nil` where it is longer than any integer of 64 bits.
    init?(_ range: Range<Int>, in text: borrowing RawSpan) {
        guard range.count <= 20 else { return nil }
        var words = InlineArray<3, UInt64>(repeating: 0)
        for index in 0..<range.count {
            let byte = UInt64(text.byte(at: range.lowerBound + index))
            words[index >> 3] |= byte << UInt64((index & 7) * 8)
        }
        self.init(words[0], words[1], words[2])
    }

    /// The number that the digits spell.
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

// Eight characters as one word, the first in the lowest byte, each digit as its value.
extension UInt64 {
    /// The lowest bit of each byte that is above nine, exact up to the first of them.
    @inline(__always)
    var marksOfOthersThanDigits: UInt64 {
        // A value above nine has the highest bit of its byte, or gets it by the addition. A carry
        // reaches only bytes after one like that.
        ((self &+ 0x7676_7676_7676_7676) | self) &>> 7 & 0x0101_0101_0101_0101
    }

    /// How many bytes come before the first that is marked, and eight where none is.
    @inline(__always)
    var countBeforeMark: Int { trailingZeroBitCount &>> 3 }

    /// All bits of the bytes before the first that is marked.
    @inline(__always)
    var maskBeforeMark: UInt64 { (self &- 1) & ~self }

    /// How many digits come before the first other character.
    @inline(__always)
    var countOfLeadingDigits: Int { marksOfOthersThanDigits.countBeforeMark }

    /// The first `count` bytes, the others zero; `count` is 0 to 8.
    @inline(__always)
    func prefix(_ count: Int) -> UInt64 {
        // A shift by 64 would be one by 0, so eight bytes are shifted in two steps.
        let shift = UInt64(truncatingIfNeeded: count &* 4)
        return self & ~((UInt64.max &<< shift) &<< shift)
    }
}
