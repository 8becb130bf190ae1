/// The text of replay tokens: words as variable-length bytes, bytes as base 32.
enum TokenText {
    // Crockford's alphabet: no letters that look like digits.
    private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// Words as bytes, seven bits to a byte, the lowest first.
    static func bytes(of words: [UInt64]) -> [UInt8] {
        var bytes: [UInt8] = []
        for word in words {
            var rest = word
            while rest >= 128 {
                bytes.append(UInt8(truncatingIfNeeded: rest) | 128)
                rest >>= 7
            }
            bytes.append(UInt8(rest))
        }
        return bytes
    }

    /// The words of bytes, or nothing if a word does not end or does not fit.
    static func words(of bytes: ArraySlice<UInt8>) -> [UInt64]? {
        var words: [UInt64] = []
        var word: UInt64 = 0
        var shift: UInt64 = 0
        for byte in bytes {
            let part = UInt64(byte & 127)
            guard shift < 64, (part << shift) >> shift == part else { return nil }
            word |= part << shift
            shift += 7
            if byte < 128 {
                words.append(word)
                (word, shift) = (0, 0)
            }
        }
        return shift == 0 ? words : nil
    }

    /// Bytes as text, five bits to a letter, the last letter filled up with zeros.
    static func text(of bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var bits: UInt16 = 0
        var count = 0
        for byte in bytes {
            bits = bits << 8 | UInt16(byte)
            count += 8
            while count >= 5 {
                count -= 5
                text.append(digits[Int(bits >> UInt16(count) & 31)])
            }
        }
        if count > 0 {
            text.append(digits[Int(bits << UInt16(5 - count) & 31)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a text, or nothing if it has other letters or bits left over.
    static func bytes(of text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits: UInt16 = 0
        var count = 0
        for letter in text.utf8 {
            guard let digit = digits.firstIndex(of: letter) else { return nil }
            bits = bits << 5 | UInt16(digit)
            count += 5
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt16(count)))
            }
        }
        let rest = bits & (1 << UInt16(count) - 1)
        return count < 5 && rest == 0 ? bytes : nil
    }

    /// A byte that changes when letters are lost, changed or swapped.
    static func checksum(_ bytes: [UInt8]) -> UInt8 {
        var hash: UInt64 = 0
        for byte in bytes {
            hash = SplitMix64.mixed(hash ^ UInt64(byte) &+ 1)
        }
        return UInt8(truncatingIfNeeded: hash)
    }
}
