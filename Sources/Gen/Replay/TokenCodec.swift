/// The encoding of replay tokens: numbers as bytes of variable length, and bytes as letters.
package struct TokenCodec: Sendable {
    private let letters: [UInt8]
    private let bitsPerLetter: Int

    /// Creates a codec that writes bytes with an alphabet of ASCII letters.
    ///
    /// - Parameter letters: The letters in the order of their values. Their number is a power of
    ///   two, at most 128.
    package init(letters: String) {
        self.letters = Array(letters.utf8)
        bitsPerLetter = self.letters.count.trailingZeroBitCount
        precondition(
            self.letters.count == 1 << bitsPerLetter,
            "the number of letters must be a power of two"
        )
    }

    /// Returns bytes as text, with the last letter padded with zero bits.
    package func text(of bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        // At most 14 bits are pending, so masking to 16 loses none and keeps the number small.
        var (bits, count) = (0, 0)
        for byte in bytes {
            (bits, count) = ((bits << 8 | Int(byte)) & 0xFFFF, count + 8)
            while count >= bitsPerLetter {
                count -= bitsPerLetter
                text.append(letters[bits >> count & (letters.count - 1)])
            }
        }
        if count > 0 {
            text.append(letters[bits << (bitsPerLetter - count) & (letters.count - 1)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Returns the bytes of a text, or `nil` if it has other letters or surplus bits.
    package func bytes(of text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var (bits, count) = (0, 0)
        for letter in text.utf8 {
            guard let value = letters.firstIndex(of: letter) else { return nil }
            (bits, count) = ((bits << bitsPerLetter | value) & 0xFFFF, count + bitsPerLetter)
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        // The remaining bits are the padding of the last letter, which must be zeros.
        return count < bitsPerLetter && bits & (1 << count - 1) == 0 ? bytes : nil
    }
}

// MARK: - Numbers

extension TokenCodec {
    /// Appends a number with seven bits per byte, the lowest first (LEB128).
    package static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        var rest = number
        while rest >= 128 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 128)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Reads a number from the start of bytes and removes it, or returns `nil` if the number is
    /// incomplete or does not fit.
    package static func number(from bytes: inout ArraySlice<UInt8>) -> UInt64? {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while let byte = bytes.popFirst() {
            let part = UInt64(byte & 127)
            guard shift < 64, (part << shift) >> shift == part else { return nil }
            number |= part << shift
            shift += 7
            if byte < 128 { return number }
        }
        return nil
    }
}
