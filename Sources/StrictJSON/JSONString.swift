/// The content of a JSON string, exact to the last scalar.
///
/// JSON can name half a surrogate pair, which no Swift `String` can hold. So the content is kept
/// as generalized UTF-8 (WTF-8): UTF-8 in which a lone surrogate takes the three bytes that it
/// would take as a scalar. Two strings are equal when their scalars are, never by canonical
/// equivalence.
package struct JSONString: Hashable, Sendable {
    /// The content in generalized UTF-8.
    package let bytes: [UInt8]

    /// Whether the content holds half a surrogate pair without the other.
    package let hasLoneSurrogate: Bool

    package init(_ string: String) {
        bytes = Array(string.utf8)
        hasLoneSurrogate = false
    }

    /// The content of the string that lies at `extent` of `text`, with its escapes resolved.
    package init(_ extent: JSONStringExtent, in text: borrowing RawSpan) {
        hasLoneSurrogate = extent.hasLoneSurrogate
        guard extent.hasEscapes else {
            bytes = text.bytes(in: extent.range)
            return
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(extent.range.count)
        var offset = extent.start
        while offset < extent.end {
            let byte = text.byte(at: offset)
            if byte == UInt8(ascii: "\\") {
                offset = bytes.appendEscape(at: offset, in: text)
            } else {
                bytes.append(byte)
                offset += 1
            }
        }
        self.bytes = bytes
    }

    /// The content as a Swift string, or `nil` where it holds a lone surrogate.
    package var string: String? { hasLoneSurrogate ? nil : description }
}

extension String {
    /// The content of the string that lies at `extent` of `text`, with its escapes resolved, or
    /// `nil` where it holds a lone surrogate.
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
    /// The content, with U+FFFD in the place of what a Swift string cannot hold.
    package var description: String { String(decoding: bytes, as: UTF8.self) }
}

extension JSONString: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self.init(value) }
}

extension [UInt8] {
    /// Appends what the escape at `offset` stands for and returns the offset behind it.
    ///
    /// The escape has been checked before: see ``RawSpan/stringExtent(openedAt:)``.
    fileprivate mutating func appendEscape(at offset: Int, in text: borrowing RawSpan) -> Int {
        switch text.byte(at: offset + 1) {
        case UInt8(ascii: "b"): append(0x08)
        case UInt8(ascii: "f"): append(0x0C)
        case UInt8(ascii: "n"): append(0x0A)
        case UInt8(ascii: "r"): append(0x0D)
        case UInt8(ascii: "t"): append(0x09)
        case UInt8(ascii: "u"): return appendCodeUnits(at: offset, in: text)
        case let literal: append(literal)
        }
        return offset + 2
    }

    private mutating func appendCodeUnits(at offset: Int, in text: borrowing RawSpan) -> Int {
        guard let unit = try? text.codeUnit(escapedAt: offset) else { return offset + 6 }
        if unit & 0xFC00 == 0xD800, text.starts(with: "\\u", at: offset + 6),
            let low = try? text.codeUnit(escapedAt: offset + 6), low & 0xFC00 == 0xDC00
        {
            append(codePoint: 0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(low & 0x3FF)))
            return offset + 12
        }
        append(codePoint: UInt32(unit))
        return offset + 6
    }
}
