/// The order of floats by simplicity: whole numbers, then fractions, then infinities and NaN.
///
/// Each float has two numbers. Its *ordinal* sorts as the float does, from `-infinity` to
/// `+infinity`, with the NaNs beyond both ends. Its *complexity* ranks it by simplicity.
enum FloatOrder {
    /// Returns the ordinal of a float.
    static func ordinal(of value: Double) -> UInt64 {
        let bits = value.bitPattern
        return bits >> 63 == 1 ? ~bits : bits | (1 << 63)
    }

    /// Returns the float with an ordinal.
    static func double(at ordinal: UInt64) -> Double {
        Double(bitPattern: ordinal >> 63 == 1 ? ordinal ^ (1 << 63) : ~ordinal)
    }

    /// Returns the rank of a float: 0, -0, 1, -1, 2 … 2^53, then fractions by digits, then
    /// infinities.
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

    /// Returns the ordinal of the whole number with a rank of at most 2^54 + 1.
    static func ordinal(ofSmallComplexity rank: UInt64) -> UInt64 {
        let magnitude = Double(min(rank >> 1, 1 << 53))
        return ordinal(of: rank & 1 == 1 ? -magnitude : magnitude)
    }

    // Exponents near zero are simple, and so are mantissas with few binary digits. Reversing the
    // mantissa makes those small. Exponents beyond ±255 share a rank, because the rank has only 9
    // bits for them and none of these floats is clearly simpler than another.
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
