/// The natural logarithm, which the standard library lacks.
enum NaturalLogarithm {
    /// ln 2, rounded to a double.
    private static let ofTwo = 0.693_147_180_559_945_3

    /// The number of terms of the series.
    private static let terms = 11

    /// Returns the logarithm of a positive finite number.
    ///
    /// For x = m · 2^e with m from √½ to √2, ln m = 2 artanh s with s = (m − 1) / (m + 1), and
    /// |s| < 0.1716. The terms s^(2k+1) / (2k+1) from k = 11 on sum up to less than 1.1 · 10⁻¹⁹, so
    /// the error is that of rounding: less than 10⁻¹⁵ · max(1, |ln x|).
    ///
    /// - Parameter number: The number.
    /// - Returns: Its logarithm; for any other number, the lowest finite number.
    static func of(_ number: Double) -> Double {
        guard number.isFinite, number > 0 else { return -.greatestFiniteMagnitude }
        var significand = number.significand
        var exponent = Double(number.exponent)
        if significand > 2.0.squareRoot() {
            significand /= 2
            exponent += 1
        }
        let ratio = (significand - 1) / (significand + 1)
        let square = ratio * ratio
        // The smallest terms first, so that rounding does not add up.
        var sum = 0.0
        for term in (0..<terms).reversed() { sum = sum * square + 1 / Double(2 * term + 1) }
        return exponent * ofTwo + 2 * ratio * sum
    }
}
