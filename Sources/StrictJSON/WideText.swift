/// A text in UTF-16 or UTF-32, which RFC 8259 (section 8.1) does not allow between systems.
package struct WideText: Sendable {
    /// The text in UTF-8.
    package let utf8: [UInt8]

    private let width: Int
    private let isBigEndian: Bool

    /// Creates the text, or `nil` if the bytes are not valid in one of these encodings.
    ///
    /// Like the first edition of JSON (RFC 4627, section 3), this goes by the zeros among the first
    /// four bytes, or by a byte order mark.
    package init?(_ bytes: [UInt8]) {
        let start = Array(bytes.prefix(4))
        guard start.count >= 2 else { return nil }
        let third = start.count > 3 ? start[2] : 1
        let fourth = start.count > 3 ? start[3] : 1
        switch (start[0], start[1], third, fourth) {
        case (0xFF, 0xFE, 0, 0), (1..., 0, 0, 0): (width, isBigEndian) = (4, false)
        case (0, 0, 0xFE, 0xFF), (0, 0, 0, 1...): (width, isBigEndian) = (4, true)
        case (0xFF, 0xFE, _, _), (1..., 0, 1..., _): (width, isBigEndian) = (2, false)
        case (0xFE, 0xFF, _, _), (0, 1..., 0, _): (width, isBigEndian) = (2, true)
        default: return nil
        }
        guard let text = Self.decode(bytes, width, isBigEndian) else { return nil }
        utf8 = text
    }

    private static func decode(_ bytes: [UInt8], _ width: Int, _ isBigEndian: Bool) -> [UInt8]? {
        guard bytes.count.isMultiple(of: width) else { return nil }
        let units = stride(from: 0, to: bytes.count, by: width).map { start -> UInt32 in
            let unit = bytes[start..<start + width]
            let ordered = isBigEndian ? Array(unit) : unit.reversed()
            return ordered.reduce(0) { $0 << 8 | UInt32($1) }
        }
        guard width == 4 else {
            let text = String(validating: units.map { UInt16($0) }, as: UTF16.self)
            return text.map { Array($0.utf8) }
        }
        let scalars = units.map { Unicode.Scalar($0) }
        guard scalars.allSatisfy({ $0 != nil }) else { return nil }
        return Array(String(String.UnicodeScalarView(scalars.compactMap(\.self))).utf8)
    }

    /// Returns another text, given in UTF-8, in the encoding of this one.
    package func encode(_ utf8: [UInt8]) -> [UInt8] {
        let text = String(decoding: utf8, as: UTF8.self)
        let units = width == 2 ? text.utf16.map { UInt32($0) } : text.unicodeScalars.map(\.value)
        return units.flatMap { unit -> [UInt8] in
            let parts = (0..<width).map { UInt8(truncatingIfNeeded: unit >> UInt32(8 * $0)) }
            return isBigEndian ? parts.reversed() : parts
        }
    }
}
