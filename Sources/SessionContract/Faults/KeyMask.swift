import StrictJSON

/// Decides which keys of a payload reports hide.
///
/// A map can have personal data as its keys, such as e-mail addresses, phone numbers or tokens. A
/// key that looks like data is shown as ``symbol`` unless values are shown. The decision depends
/// only on the key, so rows and totals do not depend on the order of payloads. No key of the
/// contract looks like data.
package enum KeyMask {
    /// What reports show instead of a key that looks like data.
    ///
    /// It is also what a shape has instead of the index of an element: both mean any place there.
    package static let symbol = "*"

    /// The longest key that is shown, in characters.
    private static let longestName = 40

    /// The number of digits from which on a key looks like data.
    private static let fewestDigits = 3

    /// Returns whether a key looks like data: it has three or more digits, more than 40 characters,
    /// or anything but ASCII letters, digits, `_`, `-`, `.` and `:`.
    ///
    /// - Parameter key: The UTF-8 of the key, with escapes resolved.
    /// - Returns: Whether reports hide the key.
    package static func hides(_ key: borrowing RawSpan) -> Bool {
        // More bytes are more characters, or characters beyond ASCII.
        guard key.byteCount <= longestName else { return true }
        var digits = 0
        var offset = 0
        while key.byteCount &- offset >= 8 {
            let word = key.word(at: offset)
            guard word.isPlainName else { return true }
            digits &+= word.digitCount
            offset &+= 8
        }
        if offset < key.byteCount {
            // Letters after the last byte change neither answer.
            let letters = UInt64.letters &<< UInt64(8 &* (key.byteCount &- offset))
            let word = key.tail(from: offset) | letters
            guard word.isPlainName else { return true }
            digits &+= word.digitCount
        }
        return digits >= fewestDigits
    }

    /// Returns whether the key at `extent`, which was checked by
    /// ``RawSpan/stringExtent(openedAt:)``, looks like data.
    static func hides(_ extent: JSONStringExtent, in text: borrowing RawSpan) -> Bool {
        guard extent.hasEscapes else { return hides(text.extracting(extent.range)) }
        // Escapes are resolved on the way, because the reader must not allocate.
        var digits = 0
        var count = 0
        var offset = extent.start
        while offset < extent.end {
            let point = text.codePoint(inStringAt: &offset)
            count &+= 1
            guard count <= longestName, point < 0x80 else { return true }
            let word = UInt64(point) | UInt64.letters &<< 8
            guard word.isPlainName else { return true }
            digits &+= word.digitCount
        }
        return digits >= fewestDigits
    }

    /// Returns whether a key looks like data.
    package static func hides(_ key: String) -> Bool {
        var key = key
        return key.withUTF8 { unsafe hides($0.span.bytes) }
    }
}

extension JSONPointer {
    /// The pointer with ``KeyMask/symbol`` instead of each key that looks like data.
    var masked: JSONPointer {
        JSONPointer(
            tokens.map { token in
                switch token {
                case .key(let key): KeyMask.hides(key) ? .key(KeyMask.symbol) : token
                case .index: token
                }
            }
        )
    }
}

/// Eight characters at once, in the bytes of a word.
///
/// In a word of ASCII, adding `128 - n` to each byte carries into its highest bit if the byte is at
/// least `n`, and never into the next byte.
extension UInt64 {
    /// Eight times the letter `a`.
    fileprivate static let letters: UInt64 = 0x6161_6161_6161_6161

    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Returns the highest bit of each byte that is in `range`, for a word of ASCII.
    @inline(__always)
    private func bytes(in range: ClosedRange<UInt8>) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let fromStart = self &+ ones &* UInt64(0x80 &- range.lowerBound)
        let afterEnd = self &+ ones &* UInt64(0x7F &- range.upperBound)
        return fromStart & ~afterEnd & Self.highBits
    }

    /// Whether all bytes are ASCII letters, digits, `_`, `-`, `.` or `:`.
    @inline(__always)
    fileprivate var isPlainName: Bool {
        guard self & Self.highBits == 0 else { return false }
        // Setting a bit makes capitals small; only letters are between `a` and `z` then.
        let letters = (self | 0x2020_2020_2020_2020).bytes(in: 0x61...0x7A)
        // `:` follows `9`, and `.` follows `-`.
        let others = bytes(in: 0x30...0x3A) | bytes(in: 0x2D...0x2E) | bytes(in: 0x5F...0x5F)
        return letters | others == Self.highBits
    }

    /// The number of bytes that are ASCII digits, in a word of ASCII.
    @inline(__always)
    fileprivate var digitCount: Int { bytes(in: 0x30...0x39).nonzeroBitCount }
}
