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
        let text = Array(String(number).utf8)
        self = Digits(0..<text.count, in: unsafe text.span.bytes) ?? Digits()
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
    /// How many digits come before the first other character.
    @inline(__always)
    var countOfLeadingDigits: Int {
        // A value above nine has a bit in its high half, or gets one when six is added. A carry
        // reaches only characters after one that is not a digit.
        let others = ((self &+ 0x0606_0606_0606_0606) | self) & 0xF0F0_F0F0_F0F0_F0F0
        return others.trailingZeroBitCount &>> 3
    }

    /// The first `count` bytes, the others zero; `count` is 0 to 8.
    @inline(__always)
    func prefix(_ count: Int) -> UInt64 {
        // A shift by 64 would be one by 0, so eight bytes are shifted in two steps.
        let shift = UInt64(truncatingIfNeeded: count &* 4)
        return self & ~((UInt64.max &<< shift) &<< shift)
    }
}
