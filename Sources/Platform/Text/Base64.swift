/// Base64 with padding (RFC 4648, section 4), decoded strictly.
///
/// It works on bytes, because a conformance run encodes and decodes every payload. Foundation's
/// decoder is slower and accepts bits left over after the last byte.
package enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )

    /// The value of each letter, and 0xFF for bytes that are not in the alphabet.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xFF, count: 256)
        for (value, byte) in alphabet.enumerated() { values[Int(byte)] = UInt8(value) }
        return values
    }()

    /// Returns the bytes as ASCII text.
    package static func encoded(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        append(bytes, to: &text)
        return text
    }

    /// Appends the bytes as ASCII text.
    package static func append(_ bytes: [UInt8], to text: inout [UInt8]) {
        let alphabet = alphabet
        var index = 0
        while index < bytes.count {
            let count = min(3, bytes.count - index)
            var bits = Int(bytes[index]) << 16
            if count > 1 { bits |= Int(bytes[index + 1]) << 8 }
            if count > 2 { bits |= Int(bytes[index + 2]) }
            text.append(alphabet[bits >> 18])
            text.append(alphabet[bits >> 12 & 63])
            text.append(count > 1 ? alphabet[bits >> 6 & 63] : UInt8(ascii: "="))
            text.append(count > 2 ? alphabet[bits & 63] : UInt8(ascii: "="))
            index += 3
        }
    }

    /// Returns the bytes that an ASCII text encodes; `nil` if it is not what ``encoded(_:)``
    /// returns for any bytes.
    ///
    /// Line breaks, missing padding and the URL-safe alphabet are all rejected.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - allowsLeftoverBits: Whether unused bits after the last byte may be set.
    /// - Returns: The bytes.
    package static func decoded(_ text: [UInt8], allowsLeftoverBits: Bool = false) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        let values = values
        let padding = text.suffix(2).count { $0 == UInt8(ascii: "=") }
        let end = text.count - padding
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var bits = 0
        for index in 0..<end {
            let value = values[Int(text[index])]
            guard value < 64 else { return nil }
            bits = bits << 6 | Int(value)
            if index % 4 == 3 {
                bytes.append(UInt8(bits >> 16))
                bytes.append(UInt8(bits >> 8 & 0xFF))
                bytes.append(UInt8(bits & 0xFF))
                bits = 0
            }
        }
        switch padding {
        case 1:
            guard allowsLeftoverBits || bits & 0x3 == 0 else { return nil }
            bytes.append(UInt8(bits >> 10))
            bytes.append(UInt8(bits >> 2 & 0xFF))
        case 2:
            guard allowsLeftoverBits || bits & 0xF == 0 else { return nil }
            bytes.append(UInt8(bits >> 4))
        default:
            break
        }
        return bytes
    }
}
