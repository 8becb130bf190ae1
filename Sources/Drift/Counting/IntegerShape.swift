import StrictJSON

/// What a census counts of a number.
struct IntegerShape {
    let spelling: CensusState.Spelling

    /// The sign, or `zero`.
    let sign: CensusState.Sign

    /// The number of bits of an integer, or `nil` if it has more than 64 or is not an integer.
    let bitCount: Int?

    /// Whether the number is an integer of any size.
    let isInteger: Bool

    /// Reads the number in `range`, which must match the grammar; it may have any length.
    init(_ range: Range<Int>, in text: borrowing RawSpan) {
        let integrality = JSONNumber.Integrality(ofNumberIn: range, of: text)
        var hasPoint = false
        var hasExponent = false
        for offset in range {
            switch text.byte(at: offset) {
            case UInt8(ascii: "."): hasPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"): hasExponent = true
            default: break
            }
        }
        let isNegative = text.byte(at: range.lowerBound) == UInt8(ascii: "-")
        isInteger = integrality != .fraction
        spelling =
            switch (isInteger, hasPoint, hasExponent) {
            case (false, _, _): .fractional
            case (true, false, false): .digits
            case (true, true, false): .fraction
            case (true, false, true): .exponent
            case (true, true, true): .fractionAndExponent
            }
        sign = integrality.int64 == 0 ? .zero : isNegative ? .negative : .positive
        bitCount =
            switch integrality {
            case .integer(let value), .spelledInteger(let value):
                64 - value.magnitude.leadingZeroBitCount
            case .fraction: nil
            case .outOfRange: Self.bitCount(ofLong: range, isNegative, in: text)
            }
    }

    /// Returns 64 for an unsigned integer of 64 bits; `nil` for any other number.
    private static func bitCount(
        ofLong range: Range<Int>,
        _ isNegative: Bool,
        in text: borrowing RawSpan
    ) -> Int? {
        guard !isNegative, range.count <= 20 else { return nil }
        var value: UInt64 = 0
        for offset in range {
            let (product, isTooLong) = value.multipliedReportingOverflow(by: 10)
            let digit = UInt64(text.byte(at: offset) &- UInt8(ascii: "0"))
            let (sum, isTooLarge) = product.addingReportingOverflow(digit)
            guard digit < 10, !isTooLong, !isTooLarge else { return nil }
            value = sum
        }
        return 64
    }

    /// The smallest of the usual types that the integer fits.
    var size: CensusState.Size {
        switch bitCount {
        case nil: .larger
        case .some(0...31): .int32
        case .some(32): .uint32
        case .some(33...53): .int53
        case .some(54...63): .int64
        case .some: .uint64
        }
    }
}
