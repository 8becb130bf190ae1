/// A text whose escapes were replaced by what they mean, and where each byte of it came from.
struct UnescapedText {
    private(set) var bytes: [UInt8]

    /// For each byte, and for the end, the offset in the original.
    private var origins: [Int32]

    /// The number of bytes that a cut escape has at most, such as those of `\\u{10fff`.
    static let longestCutEscape = 8

    /// A text as it is.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        origins = (0...Int32(bytes.count)).map(\.self)
    }

    private init() {
        bytes = []
        origins = []
    }

    /// Returns the range in the original from which the bytes in `range` were made.
    func origin(of range: Range<Int>) -> Range<Int> {
        Int(origins[range.lowerBound])..<Int(origins[range.upperBound])
    }

    /// Whether a byte can start an escape.
    static func startsEscape(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "%") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "&")
    }
}

extension UnescapedText {
    /// The text with one layer of escapes less; `nil` if it has none.
    ///
    /// Escapes are those of URLs (RFC 3986, section 2.1), of JSON (RFC 8259, section 7), of HTML,
    /// and those with which programming languages and this program show characters.
    var unescaped: UnescapedText? {
        guard bytes.contains(where: Self.startsEscape) else { return nil }
        var text = UnescapedText()
        text.bytes.reserveCapacity(bytes.count)
        text.origins.reserveCapacity(bytes.count + 1)
        var index = 0
        var isChanged = false
        while index < bytes.count {
            if Self.startsEscape(bytes[index]), let escape = EscapeSequence(bytes[index...]) {
                for byte in escape.meaning { text.append(byte, from: origins[index]) }
                isChanged = true
                index += escape.length
            } else {
                text.append(bytes[index], from: origins[index])
                index += 1
            }
        }
        text.origins.append(origins[bytes.count])
        return isChanged ? text : nil
    }

    /// The hexadecimal digits of the text without the separators between them.
    var withoutSeparators: UnescapedText {
        var text = UnescapedText()
        for (index, byte) in bytes.enumerated() where !SeparatedPairs.isSeparator(byte) {
            // `0x` is a separator too.
            let next = index + 1 < bytes.count ? bytes[index + 1] | 0x20 : 0
            if byte == UInt8(ascii: "0"), next == UInt8(ascii: "x") { continue }
            text.append(byte, from: origins[index])
        }
        text.origins.append(origins[bytes.count])
        return text
    }

    private mutating func append(_ byte: UInt8, from origin: Int32) {
        bytes.append(byte)
        origins.append(origin)
    }
}
