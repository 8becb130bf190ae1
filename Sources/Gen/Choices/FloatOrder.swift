/// The order of floats by simplicity: whole numbers, then fractions, then great numbers, then
/// infinities and NaN.
///
/// Each float has two numbers. Its *ordinal* sorts as the float does, from `-infinity` to
/// `+infinity`, with the NaNs beyond both ends. Its *complexity* ranks it by simplicity, and no two
/// numbers have the same.
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

    /// Returns the ordinal of a float of 32 bits among its kind.
    static func ordinal(ofSingle value: Float) -> UInt32 {
        let bits = value.bitPattern
        return bits >> 31 == 1 ? ~bits : bits | (1 << 31)
    }

    /// Returns the float of 32 bits with an ordinal.
    static func single(at ordinal: UInt32) -> Float {
        Float(bitPattern: ordinal >> 31 == 1 ? ordinal ^ (1 << 31) : ~ordinal)
    }

    /// Returns the rank of a float.
    ///
    /// The order is 0, -0, 1, -1, 2 … 2^53, then fractions by the number of their binary digits and
    /// by size: 0.5, -0.5, 1.5 … 0.25, 0.75. Then come numbers beyond 2^53 by exponent and digits,
    /// the infinities, and NaN.
    static func complexity(of ordinal: UInt64) -> UInt64 {
        let value = double(at: ordinal)
        let sign: UInt64 = value.sign == .minus ? 1 : 0
        let magnitude = value.magnitude
        if magnitude.isNaN {
            return .max
        }
        if magnitude.isInfinite {
            return infinities | sign
        }
        if magnitude <= 0x1p53, magnitude == magnitude.rounded(.towardZero) {
            return UInt64(magnitude) << 1 | sign
        }
        if magnitude < 0x1p53 {
            let fraction = DyadicFraction(magnitude)
            return fractions + (UInt64(fraction.digits - 1) << 53 | fraction.numerator & ~1 | sign)
        }
        return great
            + (UInt64(magnitude.exponent - 53) << 53 | mantissaRank(of: magnitude) << 1 | sign)
    }

    /// Returns whether the float with an ordinal is a whole number.
    static func isWhole(_ ordinal: UInt64) -> Bool {
        let value = double(at: ordinal)
        return value == value.rounded(.towardZero)
    }

    /// Returns the ordinal of the whole number with a rank of at most 2^54 + 1.
    static func ordinal(ofSmallComplexity rank: UInt64) -> UInt64 {
        let magnitude = Double(min(rank >> 1, 1 << 53))
        return ordinal(of: rank & 1 == 1 ? -magnitude : magnitude)
    }

    // There are 2^53 + 1 whole numbers of each sign, at most 1,074 digits of a fraction, and 971
    // exponents beyond 53. Each number of digits and each exponent has 2^52 numbers of each sign.
    // The sum is less than 2^64.
    private static var fractions: UInt64 { (1 << 54) + 2 }
    private static var great: UInt64 { fractions + (1074 << 53) }
    private static var infinities: UInt64 { great + (971 << 53) }

    /// Returns the rank of a mantissa of 52 binary digits, by the number of digits that it needs.
    private static func mantissaRank(of magnitude: Double) -> UInt64 {
        let mantissa = magnitude.significandBitPattern
        guard mantissa != 0 else { return 0 }
        let zeros = mantissa.trailingZeroBitCount
        let digits = 52 - UInt64(zeros)
        return (1 << (digits - 1)) + (mantissa >> (UInt64(zeros) + 1))
    }
}

/// A float that is not whole, as a fraction with a power of two as its denominator.
struct DyadicFraction {
    /// The numerator, which is odd.
    let numerator: UInt64
    /// The number of binary digits after the point, from 1 to 1,074.
    let digits: Int

    /// Creates the fraction of a positive float below 2^53 that is not whole.
    init(_ magnitude: Double) {
        let isNormal = magnitude.exponentBitPattern > 0
        let significand = magnitude.significandBitPattern | (isNormal ? 1 << 52 : 0)
        let zeros = significand.trailingZeroBitCount
        numerator = significand >> UInt64(zeros)
        // The last digit of a subnormal float has the exponent -1,074.
        digits = (isNormal ? 1075 - Int(magnitude.exponentBitPattern) : 1074) - zeros
    }
}
