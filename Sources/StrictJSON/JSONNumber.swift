/// A JSON number: its spelling, and its exact value if it is an integer.
package struct JSONNumber: Hashable, Sendable {
    /// The spelling of the number in the text.
    package let text: String

    /// Whether the number is an integer of 64 bits, and which.
    package let integrality: Integrality

    package init(_ value: Int64) {
        text = String(value)
        integrality = .integer(value)
    }

    /// The number in `range` of `text`, which must already match the grammar.
    package init(_ range: Range<Int>, in text: borrowing RawSpan) {
        self.text = String(decoding: text.bytes(in: range), as: UTF8.self)
        integrality = Integrality(ofNumberIn: range, of: text)
    }

    /// The exact value if it is an integer that fits in 64 bits, whatever its spelling.
    package var int64: Int64? { integrality.int64 }
}

extension JSONNumber {
    /// The value of a number where an integer is expected.
    package enum Integrality: Hashable, Sendable {
        /// A 64-bit integer written only with digits and an optional minus sign.
        case integer(Int64)

        /// A 64-bit integer written with a fraction part or an exponent (`1.0`, `1e2`).
        case spelledInteger(Int64)

        /// A number that is not an integer.
        case fraction

        /// An integer that does not fit in 64 bits.
        case outOfRange

        /// The value if it is an integer that fits in 64 bits.
        package var int64: Int64? {
            switch self {
            case .integer(let value), .spelledInteger(let value): value
            case .fraction, .outOfRange: nil
            }
        }

        /// The exact integrality of the number in `range`, which may have any length.
        ///
        /// Uses no floating point and allocates nothing. Linear in the number of digits.
        package init(ofNumberIn range: Range<Int>, of text: borrowing RawSpan) {
            if let plain = Self.plainInteger(in: range, of: text) {
                self = plain
                return
            }
            var decimal = Decimal()
            decimal.read(range, of: text)
            self = decimal.integrality
        }

        /// The integrality of a number written only with digits, or `nil` for any other.
        private static func plainInteger(
            in range: Range<Int>,
            of text: borrowing RawSpan
        ) -> Integrality? {
            let isNegative = text.byte(at: range.lowerBound) == UInt8(ascii: "-")
            let start = range.lowerBound &+ (isNegative ? 1 : 0)
            var offset = start
            // Nineteen digits fit, as 10¹⁹ is less than 2⁶⁴. A longer number may wrap, but it is
            // rejected below by its length.
            var magnitude: UInt64 = 0
            while range.upperBound &- offset >= 8, text.word(at: offset).areDigits {
                magnitude = magnitude &* 100_000_000 &+ text.word(at: offset).decimalValue
                offset &+= 8
            }
            while offset < range.upperBound {
                let byte = text.byte(at: offset)
                guard byte.isDigit else { return nil }
                magnitude = magnitude &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
                offset &+= 1
            }
            // The grammar allows no leading zeros, so a number of twenty digits is at least 10¹⁹,
            // which is more than `Int64.max`.
            let limit = UInt64(Int64.max) + (isNegative ? 1 : 0)
            guard range.upperBound &- start <= 19, magnitude <= limit else { return .outOfRange }
            return .integer(Int64(truncatingIfNeeded: isNegative ? 0 &- magnitude : magnitude))
        }
    }

    /// The significant digits of a number, as far as a 64-bit integer depends on them.
    ///
    /// The magnitude holds at most nineteen digits, so it is less than 10¹⁹ and does not overflow.
    private struct Decimal {
        var isNegative = false
        /// The first 19 significant digits, without trailing zeros.
        var magnitude: UInt64 = 0
        /// The number of significant digits up to the last nonzero one.
        var digits = 0
        /// The number of zeros since the last nonzero digit.
        var pendingZeros = 0
        /// The power of ten of the last digit, before the exponent is applied.
        var scale = 0
        var exponent = 0
        var isPlain = true

        mutating func read(_ range: Range<Int>, of text: borrowing RawSpan) {
            var isFraction = false
            for offset in range {
                let byte = text.byte(at: offset)
                switch byte {
                case UInt8(ascii: "-"): isNegative = true
                case UInt8(ascii: "."): (isFraction, isPlain) = (true, false)
                case UInt8(ascii: "e"), UInt8(ascii: "E"):
                    isPlain = false
                    readExponent(offset + 1..<range.upperBound, of: text)
                    return
                default:
                    append(byte &- UInt8(ascii: "0"))
                    if isFraction { scale -= 1 }
                }
            }
        }

        private mutating func append(_ digit: UInt8) {
            guard digit != 0 else {
                if digits > 0 { pendingZeros += 1 }
                return
            }
            digits += pendingZeros + 1
            if digits <= 19 {
                for _ in 0..<pendingZeros { magnitude *= 10 }
                magnitude = magnitude * 10 + UInt64(digit)
            }
            pendingZeros = 0
        }

        private mutating func readExponent(_ range: Range<Int>, of text: borrowing RawSpan) {
            var isNegative = false
            for offset in range {
                switch text.byte(at: offset) {
                case UInt8(ascii: "-"): isNegative = true
                case UInt8(ascii: "+"): break
                case let byte:
                    // 2⁵⁹ is more digits than any text in memory can have. Ten times 2⁵⁹ is below
                    // 2⁶³, and so is the sum of powers in `integrality`, so nothing overflows.
                    exponent = min(exponent * 10 + Int(byte &- UInt8(ascii: "0")), 1 << 59)
                }
            }
            if isNegative { exponent.negate() }
        }

        var integrality: Integrality {
            guard digits > 0 else { return isPlain ? .integer(0) : .spelledInteger(0) }
            let zeros = pendingZeros + scale + exponent
            guard zeros >= 0 else { return .fraction }
            // Twenty digits are at least 10¹⁹, more than `Int64.max`. With up to nineteen, the
            // magnitude has all digits, and stays below 10¹⁹ when the zeros are appended.
            guard digits + zeros <= 19 else { return .outOfRange }
            var magnitude = magnitude
            for _ in 0..<zeros { magnitude *= 10 }
            let limit = UInt64(Int64.max) + (isNegative ? 1 : 0)
            guard magnitude <= limit else { return .outOfRange }
            let value = Int64(truncatingIfNeeded: isNegative ? 0 &- magnitude : magnitude)
            return isPlain ? .integer(value) : .spelledInteger(value)
        }
    }
}
