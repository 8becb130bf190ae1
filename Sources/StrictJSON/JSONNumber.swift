/// A JSON number as it is written, with what it is worth as an integer.
package struct JSONNumber: Hashable, Sendable {
    /// The number as the text spells it.
    package let text: String

    /// What the number is worth as an integer.
    package let integrality: Integrality

    package init(_ value: Int64) {
        text = String(value)
        integrality = .integer(value)
    }

    /// The number that lies in `range` of `text`, whose grammar has been checked.
    package init(_ range: Range<Int>, in text: borrowing RawSpan) {
        self.text = String(decoding: text.bytes(in: range), as: UTF8.self)
        integrality = Integrality(ofNumberIn: range, of: text)
    }

    /// The exact value, where it is an integer that fits 64 bits, however it is spelled.
    package var int64: Int64? { integrality.int64 }
}

extension JSONNumber {
    /// What a number is worth where an integer is due.
    package enum Integrality: Hashable, Sendable {
        /// An integer of 64 bits, written with digits alone.
        case integer(Int64)

        /// An integer of 64 bits, written with a fraction part or an exponent (`1.0`, `1e2`).
        case spelledInteger(Int64)

        /// A number that is no integer.
        case fraction

        /// An integer that does not fit 64 bits.
        case outOfRange

        /// The value, where it is an integer that fits 64 bits.
        package var int64: Int64? {
            switch self {
            case .integer(let value), .spelledInteger(let value): value
            case .fraction, .outOfRange: nil
            }
        }

        /// Judges the number in `range` exactly, whatever its length: no floating point, no
        /// allocation, linear in its digits.
        package init(ofNumberIn range: Range<Int>, of text: borrowing RawSpan) {
            if let plain = Self.plainInteger(in: range, of: text) {
                self = plain
                return
            }
            var decimal = Decimal()
            decimal.read(range, of: text)
            self = decimal.integrality
        }

        /// What a number is worth that is written only with digits; `nil` for any other.
        private static func plainInteger(
            in range: Range<Int>,
            of text: borrowing RawSpan
        ) -> Integrality? {
            let isNegative = text.byte(at: range.lowerBound) == UInt8(ascii: "-")
            let start = range.lowerBound &+ (isNegative ? 1 : 0)
            var offset = start
            // Only what has more than nineteen digits can overflow, and is not asked for its value.
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
            // The grammar has no zeros in front, so the first digit counts.
            let limit = UInt64(Int64.max) + (isNegative ? 1 : 0)
            guard range.upperBound &- start <= 19, magnitude <= limit else { return .outOfRange }
            return .integer(Int64(truncatingIfNeeded: isNegative ? 0 &- magnitude : magnitude))
        }
    }

    /// The significant digits of a number, as far as they can matter for an integer of 64 bits.
    private struct Decimal {
        var isNegative = false
        /// The first 19 significant digits, trailing zeros left out.
        var magnitude: UInt64 = 0
        /// The significant digits up to the last that is not zero.
        var digits = 0
        /// Zeros since the last digit that was not zero.
        var pendingZeros = 0
        /// The power of ten that the last digit of the text stands for, before the exponent.
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
                    // The limit is far beyond the digits of any text that fits a machine, and so
                    // far below 2^63 that neither ten times it nor the sum of powers can overflow.
                    exponent = min(exponent * 10 + Int(byte &- UInt8(ascii: "0")), 1 << 59)
                }
            }
            if isNegative { exponent.negate() }
        }

        var integrality: Integrality {
            guard digits > 0 else { return isPlain ? .integer(0) : .spelledInteger(0) }
            let zeros = pendingZeros + scale + exponent
            guard zeros >= 0 else { return .fraction }
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
