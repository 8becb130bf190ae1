/// A place in a text as an editor counts it.
package struct TextPosition: Hashable, Sendable {
    /// Offset in bytes from the start of the text, counted from 0.
    package var offset = 0

    /// The line, counted from 1; lines end with a line feed.
    package var line = 1

    /// The column in Unicode scalars, counted from 1.
    package var column = 1

    package init() {}

    package init(offset: Int, line: Int, column: Int) {
        self.offset = offset
        self.line = line
        self.column = column
    }

    /// The position of the byte at `offset` of `bytes`.
    package init(of offset: Int, in bytes: borrowing RawSpan) {
        advance(over: 0..<min(offset, bytes.byteCount), of: bytes)
        self.offset = offset
    }

    /// Moves this position over the bytes of `range`, whose start it stands at.
    ///
    /// Linear in the range. Every byte but the continuation bytes of UTF-8 counts as a scalar, so
    /// that broken UTF-8 has columns too.
    package mutating func advance(over range: Range<Int>, of bytes: borrowing RawSpan) {
        for index in range {
            let byte = bytes.byte(at: index)
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        offset += range.count
    }
}
