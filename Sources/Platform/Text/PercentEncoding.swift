/// Percent-encoded text (RFC 3986, 2.1).
package enum PercentEncoding {
    /// Returns a text with each percent-encoded byte decoded, once.
    ///
    /// A percent sign that is not followed by two hexadecimal digits stays as it is.
    package static func decoded(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(sign) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            let byte = byte(in: text, at: index)
            bytes.append(byte ?? text[index])
            index += byte == nil ? 1 : length
        }
        return bytes
    }

    /// Returns whether two hexadecimal digits follow each percent sign of a text.
    package static func isValid(_ text: [UInt8]) -> Bool {
        text.indices.allSatisfy { text[$0] != sign || byte(in: text, at: $0) != nil }
    }

    private static let sign = UInt8(ascii: "%")

    /// The length of an encoded byte.
    private static let length = 3

    private static func byte(in text: [UInt8], at index: Int) -> UInt8? {
        guard text[index] == sign, index + 2 < text.count,
            let high = value(of: text[index + 1]), let low = value(of: text[index + 2])
        else { return nil }
        return high << 4 | low
    }

    /// Returns the value of a hexadecimal digit.
    private static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
