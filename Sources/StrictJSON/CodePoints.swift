extension OutputSpan<UInt8> {
    /// Appends a scalar in UTF-8, for which there must be room.
    @inlinable
    package mutating func append(_ scalar: Unicode.Scalar) {
        append(codePoint: scalar.value)
    }

    /// Appends a code point in generalized UTF-8, for which there must be room.
    ///
    /// A lone surrogate takes three bytes, as if it were a scalar.
    @inlinable
    package mutating func append(codePoint value: UInt32) {
        if value < 0x80 { return append(UInt8(truncatingIfNeeded: value)) }
        var (bytes, count) = value.generalizedUTF8
        while count > 0 {
            append(UInt8(truncatingIfNeeded: bytes))
            bytes &>>= 8
            count &-= 1
        }
    }

    /// Appends the escape `\uXXXX` of a UTF-16 code unit, for which there must be room.
    package mutating func append(codeUnit: UInt16, uppercase: Bool = false) {
        let ten = (uppercase ? UInt8(ascii: "A") : UInt8(ascii: "a")) - 10
        func digit(_ shift: UInt16) -> UInt8 {
            let digit = UInt8(truncatingIfNeeded: codeUnit &>> shift & 0xF)
            return digit < 10 ? UInt8(ascii: "0") &+ digit : ten &+ digit
        }
        append(UInt8(ascii: "\\"))
        append(UInt8(ascii: "u"))
        append(digit(12))
        append(digit(8))
        append(digit(4))
        append(digit(0))
    }
}

extension UInt32 {
    /// The bytes of a code point in generalized UTF-8, the first in the lowest byte, and their
    /// number.
    @inlinable package var generalizedUTF8: (bytes: UInt32, count: Int) {
        // Six bits from `shift` on, as a continuation byte.
        func tail(_ shift: UInt32) -> UInt32 { 0x80 | self &>> shift & 0x3F }
        return switch self {
        case 0..<0x80: (self, 1)
        case 0x80..<0x800: (0xC0 | self &>> 6 | tail(0) &<< 8, 2)
        case 0x800..<0x1_0000: (0xE0 | self &>> 12 | tail(6) &<< 8 | tail(0) &<< 16, 3)
        default:
            (0xF0 | self &>> 18 | tail(12) &<< 8 | tail(6) &<< 16 | tail(0) &<< 24, 4)
        }
    }
}
