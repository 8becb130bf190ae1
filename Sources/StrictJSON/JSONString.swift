/// The exact content of a JSON string.
///
/// A JSON escape can be a lone surrogate, half of a surrogate pair, which a Swift `String` cannot
/// hold. So the content is kept as generalized UTF-8 (WTF-8), in which a lone surrogate takes the
/// three bytes that it would take if it were a scalar. Strings compare by these bytes, and so by
/// scalars, never by canonical equivalence.
package struct JSONString: Hashable, Sendable {
    /// The content in generalized UTF-8.
    package let bytes: [UInt8]

    /// Whether the content has a lone surrogate.
    package let hasLoneSurrogate: Bool

    package init(_ string: String) {
        bytes = Array(string.utf8)
        hasLoneSurrogate = false
    }

    /// The content of the string at `extent` in `text`, with escapes resolved.
    package init(_ extent: JSONStringExtent, in text: borrowing RawSpan) {
        hasLoneSurrogate = extent.hasLoneSurrogate
        guard extent.hasEscapes else {
            bytes = text.bytes(in: extent.range)
            return
        }
        var bytes: [UInt8] = []
        // No escape is shorter than what it means: `\n` is two bytes for one, `\uXXXX` six for at
        // most three, and a pair twelve for four. So the content fits in the length of the source.
        bytes.append(addingCapacity: extent.range.count) { output in
            var offset = extent.start
            while offset < extent.end {
                let byte = text.byte(at: offset)
                if byte == UInt8(ascii: "\\") {
                    output.append(codePoint: text.codePoint(escapedAt: &offset))
                } else {
                    output.append(byte)
                    offset += 1
                }
            }
        }
        self.bytes = bytes
    }

    /// The content as a Swift string, or `nil` if it has a lone surrogate.
    package var string: String? { hasLoneSurrogate ? nil : description }
}

extension String {
    /// The content of the string at `extent` in `text`, with escapes resolved, or `nil` if it has a
    /// lone surrogate.
    package init?(_ extent: JSONStringExtent, in text: borrowing RawSpan) {
        guard !extent.hasLoneSurrogate else { return nil }
        if extent.hasEscapes {
            self = JSONString(extent, in: text).description
        } else {
            self = unsafe text.extracting(extent.range).withUnsafeBytes { content in
                unsafe String(decoding: content, as: UTF8.self)
            }
        }
    }
}

extension JSONString: CustomStringConvertible {
    /// The content, with U+FFFD for what a Swift string cannot hold.
    package var description: String { String(decoding: bytes, as: UTF8.self) }
}

extension JSONString: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self.init(value) }
}

extension RawSpan {
    /// Whether two strings have the same content after escapes are resolved.
    package func readSame(_ one: JSONStringExtent, _ other: JSONStringExtent) -> Bool {
        guard one.hasEscapes || other.hasEscapes else {
            return hasSameBytes(in: one.range, and: other.range)
        }
        var (left, right) = (one.start, other.start)
        while left < one.end, right < other.end {
            guard codePoint(inStringAt: &left) == codePoint(inStringAt: &right) else {
                return false
            }
        }
        return left == one.end && right == other.end
    }

    /// Reads the code point at `offset` in a string, escaped or not, and moves `offset` past it.
    ///
    /// The string must have been checked by ``stringExtent(openedAt:)``.
    package func codePoint(inStringAt offset: inout Int) -> UInt32 {
        let lead = byte(at: offset)
        if lead == UInt8(ascii: "\\") { return codePoint(escapedAt: &offset) }
        offset += 1
        guard lead >= 0x80 else { return UInt32(lead) }
        // The lead byte of a sequence has as many leading ones as the sequence has bytes.
        let count = (~lead).leadingZeroBitCount
        var value = UInt32(lead & 0x7F >> UInt8(truncatingIfNeeded: count))
        for _ in 1..<count {
            value = value << 6 | UInt32(byte(at: offset) & 0x3F)
            offset += 1
        }
        return value
    }

    /// Reads the code point of the escape at `offset`, and moves `offset` past it.
    ///
    /// The escape must have been checked by ``stringExtent(openedAt:)``.
    fileprivate func codePoint(escapedAt offset: inout Int) -> UInt32 {
        let letter = byte(at: offset + 1)
        if letter == UInt8(ascii: "u") { return codePoint(ofUnitsAt: &offset) }
        offset += 2
        switch letter {
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        default: return UInt32(letter)
        }
    }

    /// Reads the code point of the `\uXXXX` at `offset`, or of two that form a surrogate pair.
    private func codePoint(ofUnitsAt offset: inout Int) -> UInt32 {
        let start = offset
        offset += 6
        guard let unit = try? codeUnit(escapedAt: start) else { return 0xFFFD }
        if unit & 0xFC00 == 0xD800, starts(with: "\\u", at: offset),
            let low = try? codeUnit(escapedAt: offset), low & 0xFC00 == 0xDC00
        {
            offset += 6
            return 0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(low & 0x3FF))
        }
        return UInt32(unit)
    }
}
