// MARK: - Floats by chance

extension Recording {
    /// The bounds of everyday floats, apart from zero.
    ///
    /// Everyday is what people count, measure and pay: most code is never given other numbers.
    private static var everyday: (least: Double, greatest: Double) { (0x1p-9, 1e6) }

    /// Returns a random float of a domain.
    ///
    /// One in eight has any bit pattern, which is of an extreme size most of the time. The others
    /// are everyday floats: a quarter of these is whole, and a quarter has one to three decimals.
    /// Where a range has two finite ends, a quarter is spread evenly between them instead.
    mutating func chance(float domain: borrowing Domain) -> UInt64 {
        let word = bits.next()
        let ends = (
            low: FloatOrder.double(at: domain.low), high: FloatOrder.double(at: domain.high)
        )
        let low = ends.low > -Self.everyday.greatest ? ends.low : -Self.everyday.greatest
        // NaN is not less than anything, so it is replaced too.
        let high = ends.high < Self.everyday.greatest ? ends.high : Self.everyday.greatest
        let isEverydayRange = low < high
        let isEven = word >> 3 & 3 == 0 || !isEverydayRange
        guard word & 7 > 0 else { return anyFloat(domain) }
        var value: Double
        if isEven, (ends.high - ends.low).isFinite {
            value = ends.low + (ends.high - ends.low) * share()
        } else if isEverydayRange {
            value = everydayFloat(from: low, to: high)
        } else {
            return anyFloat(domain)
        }
        switch word >> 5 & 3 {
        case 0 where high - low >= 2:
            value = inside(ends, value.rounded()) ?? value
        case 0, 1:
            let scale: Double = [10, 100, 100, 1000][Int(word >> 7 & 3)]
            value = inside(ends, (value * scale).rounded() / scale) ?? value
        default: break
        }
        if domain.isSingle {
            value = Double(Float(value))
        }
        return min(max(FloatOrder.ordinal(of: value), domain.low), domain.high)
    }

    private func inside(_ ends: (low: Double, high: Double), _ value: Double) -> Double? {
        value < ends.low || value > ends.high ? nil : value
    }

    /// Returns a float between two everyday ones, whose exponent is uniform.
    private mutating func everydayFloat(from low: Double, to high: Double) -> Double {
        let word = bits.next()
        let isNegative = high <= 0 || (low < 0 && word & 1 == 1)
        let near = isNegative ? max(-high, 0) : max(low, 0)
        let far = isNegative ? -low : high
        let least = max(near, Self.everyday.least)
        var magnitude = near + (far - near) * share()
        if least < far {
            // Both are normal, so their bit patterns contain their exponents.
            let exponents = UInt64(far.exponentBitPattern - least.exponentBitPattern)
            let exponent = least.exponentBitPattern + UInt((word >> 1) % (exponents + 1))
            let candidate = Double(
                sign: .plus,
                exponentBitPattern: exponent,
                significandBitPattern: bits.next() >> 12
            )
            if near <= candidate, candidate <= far { magnitude = candidate }
        }
        return isNegative ? -magnitude : magnitude
    }

    /// Returns a float with a uniform bit pattern.
    private mutating func anyFloat(_ domain: borrowing Domain) -> UInt64 {
        guard domain.isSingle else {
            return domain.low + bits.next(below: domain.width &+ 1)
        }
        let low = FloatOrder.ordinal(ofSingle: Float(FloatOrder.double(at: domain.low)))
        let high = FloatOrder.ordinal(ofSingle: Float(FloatOrder.double(at: domain.high)))
        let single = FloatOrder.single(at: low + UInt32(bits.next(below: UInt64(high - low) + 1)))
        // All NaNs are equally good.
        let value = single.isNaN ? Double.nan : Double(single)
        return min(max(FloatOrder.ordinal(of: value), domain.low), domain.high)
    }

    /// Returns 53 random bits, as many as a mantissa has, as a number from 0 to below 1.
    private mutating func share() -> Double {
        Double(bits.next() >> 11) * 0x1p-53
    }
}
