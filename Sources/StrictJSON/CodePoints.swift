extension OutputSpan<UInt8> {
    /// Appends a scalar in UTF-8; there must be room for it.
    @inlinable
    package mutating func append(_ scalar: Unicode.Scalar) {
        append(codePoint: scalar.value)
    }

    /// Appends a code point in generalized UTF-8, in which half a surrogate pair takes the three
    /// bytes that it would take as a scalar; there must be room for it.
    @inlinable
    package mutating func append(codePoint value: UInt32) {
        switch value {
        case 0..<0x80:
            append(UInt8(truncatingIfNeeded: value))
        case 0x80..<0x800:
            append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
            append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        case 0x800..<0x10000:
            append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
            append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
            append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        default:
            append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
            append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
            append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
            append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        }
    }

    /// Appends the escape `\uXXXX` of a UTF-16 code unit; there must be room for it.
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
