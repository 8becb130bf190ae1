public import Foundation
public import Gen

// MARK: - Decimals

extension Generator {
    /// Returns a generator of decimal numbers in a range, by default of all but NaN.
    ///
    /// Most have an everyday size and up to four decimals, often two, as amounts of money do. By
    /// default, some have 38 digits or an extreme exponent. A failing decimal shrinks to few
    /// decimals, and then to a number near zero.
    ///
    /// - Parameters:
    ///   - range: The numbers to choose from. Numbers of more than 37 digits are left out.
    ///   - file: The file of the call, for messages.
    ///   - line: The line of the call, for messages.
    /// - Returns: A generator of decimals.
    public static func decimal(
        in range: ClosedRange<Decimal>? = nil,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<Decimal> {
        let limit = Decimal(1_000_000)
        let bounds = range ?? -limit...limit
        let weights = [16, 4, 16, 4, 4]
        var choices: [(Int, Generator<Decimal>)] = []
        // A narrow range may only have numbers with many decimals.
        for decimals in 0...Decimal.mostDecimals where choices.count < weights.count {
            if let integers = bounds.integers(decimals: decimals) {
                let numbers = Generator<Int128>.integer(in: integers, file: file, line: line)
                    .map { Decimal($0, decimals: decimals) }
                choices.append((weights[choices.count], numbers))
            }
        }
        if range == nil { choices += extremeDecimals.map { (1, $0) } }
        if choices.isEmpty {
            choices.append((1, .element(of: [bounds.lowerBound, bounds.upperBound])))
        }
        return Generator<Decimal>.alternatives(choices, Place(file: file, line: line))
    }

    /// Decimals with 37 digits, very large ones and very small ones.
    ///
    /// Each begins with an integer, like an everyday one. So where a large decimal fails, an
    /// everyday one with the same first choice is large too, and shrinking leads there.
    private static var extremeDecimals: [Generator<Decimal>] {
        let most = Decimal.mostDigits
        let integers = Generator<Int128>.integer(in: -most...most)
        let large = Generator<Int128>.integer(in: most / 10...most).map { digits in
            digits == most ? .greatestFiniteMagnitude : Decimal(digits, decimals: -90)
        }
        let small = Generator<Int128>.integer(in: 1...9).map { digit in
            digit == 1 ? .leastNonzeroMagnitude : Decimal(digit, decimals: 120)
        }
        return [
            integers.map { Decimal($0, decimals: 0) }, integers.map { Decimal($0, decimals: 20) },
            large, large.map { -$0 }, small, small.map { -$0 },
        ]
    }
}

extension ClosedRange<Decimal> {
    /// Returns the integers that are in the range when divided by a power of ten, or `nil` if it
    /// has none.
    fileprivate func integers(decimals: Int) -> ClosedRange<Int128>? {
        let scale = Decimal(sign: .plus, exponent: decimals, significand: 1)
        let (low, high) = (lowerBound * scale, upperBound * scale)
        var (first, last) = (low.truncated, high.truncated)
        if Decimal(first, decimals: 0) < low { first += 1 }
        if Decimal(last, decimals: 0) > high { last -= 1 }
        return first <= last ? first...last : nil
    }
}

extension Decimal {
    /// The whole part, or the nearest one of 37 digits.
    fileprivate var truncated: Int128 {
        let most = Self.mostDigits
        // Decimals are written without an exponent, so what is not read is too large.
        let whole = Int128(description.prefix { $0 != "." }) ?? (self < 0 ? -most : most)
        return min(max(whole, -most), most)
    }

    /// The most decimals of a generated number.
    fileprivate static var mostDecimals: Int { 30 }

    /// The greatest integer of 37 nines, which fits in a mantissa of 128 bits.
    fileprivate static var mostDigits: Int128 {
        (0..<37).reduce(0) { number, _ in number * 10 + 9 }
    }

    /// Creates a number from its digits and the number of decimals among them.
    fileprivate init(_ digits: Int128, decimals: Int) {
        let magnitude = digits.magnitude
        let low = Decimal(UInt64(magnitude % 10_000_000_000_000_000_000))
        let high = Decimal(UInt64(magnitude / 10_000_000_000_000_000_000))
        let whole = high * Decimal(sign: .plus, exponent: 19, significand: 1) + low
        self.init(sign: digits < 0 ? .minus : .plus, exponent: -decimals, significand: whole)
    }
}
