/// The order of floats from simple to odd: small whole numbers, then fractions, then the rest.
///
/// A float has two numbers here. Its *ordinal* sorts as the float does, from `-infinity` to
/// `+infinity` and the not-a-numbers beyond them. Its *complexity* says how odd it is.
enum FloatOrder {
    /// The place of a float among all floats.
    static func ordinal(of value: Double) -> UInt64 {
        let bits = value.bitPattern
        return bits >> 63 == 1 ? ~bits : bits | (1 << 63)
    }

    /// The float at a place.
    static func double(at ordinal: UInt64) -> Double {
        Double(bitPattern: ordinal >> 63 == 1 ? ordinal ^ (1 << 63) : ~ordinal)
    }

    /// The rank of a float: 0, -0, 1, -1, 2 … 2^53, then fractions by digits, then infinities.
    static func complexity(of ordinal: UInt64) -> UInt64 {
        let value = double(at: ordinal)
        let sign: UInt64 = value.sign == .minus ? 1 : 0
        let magnitude = value.magnitude
        if magnitude.isNaN || magnitude.isInfinite {
            return (0b11 << 62) | (magnitude.bitPattern & ((1 << 52) - 1)) << 1 | sign
        }
        if magnitude <= 0x1p53, magnitude == magnitude.rounded(.towardZero) {
            return UInt64(magnitude) << 1 | sign
        }
        return (1 << 63) | fraction(magnitude.bitPattern) << 1 | sign
    }

    /// The ordinal of a whole number of a small rank.
    static func ordinal(ofSmallComplexity rank: UInt64) -> UInt64 {
        let magnitude = Double(min(rank >> 1, 1 << 53))
        return ordinal(of: rank & 1 == 1 ? -magnitude : magnitude)
    }

    // An exponent near zero is simple, and among mantissas the one with fewer digits after the
    // point, which reversing the bits turns into the smaller number. Numbers with exponents beyond
    // ±255 share a rank: 61 bits hold no more, and nobody can tell which of those is simpler.
    private static func fraction(_ bits: UInt64) -> UInt64 {
        let exponent = Int64(bits >> 52) - 1023
        let folded = UInt64(exponent >= 0 ? 2 * exponent : -2 * exponent - 1)
        return min(folded, 511) << 52 | reversed(bits & ((1 << 52) - 1))
    }

    private static func reversed(_ mantissa: UInt64) -> UInt64 {
        var reversed: UInt64 = 0
        for bit in 0..<52 where mantissa >> UInt64(bit) & 1 == 1 {
            reversed |= 1 << UInt64(51 - bit)
        }
        return reversed
    }
}
