/// A position in a text, with the line and column that an editor shows.
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

    /// The position of the byte at `offset` in `bytes`.
    ///
    /// An offset past the end has the line and column of the end.
    package init(of offset: Int, in bytes: borrowing RawSpan) {
        advance(over: 0..<min(offset, bytes.byteCount), of: bytes)
        self.offset = offset
    }

    /// Moves this position, which must be at the start of `range`, over its bytes.
    ///
    /// Linear in the range. Every byte except a UTF-8 continuation byte counts as a scalar, so
    /// broken UTF-8 has columns too.
    package mutating func advance(over range: Range<Int>, of bytes: borrowing RawSpan) {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min(start + RawSpan.censusLength, range.upperBound)
            let (hasLineFeed, scalars) = bytes.census(of: start..<end)
            if hasLineFeed {
                let (lineFeeds, lastLineStart) = bytes.lineFeeds(in: start..<end)
                line += lineFeeds
                column = 1 + bytes.census(of: lastLineStart..<end).scalars
            } else {
                column += scalars
            }
            start = end
        }
        offset += range.count
    }
}

extension RawSpan {
    /// The number of line feeds in `range`, and the offset after the last one, or the start of the
    /// range if there are none.
    fileprivate func lineFeeds(in range: Range<Int>) -> (count: Int, lastLineStart: Int) {
        let lineFeed = SIMD16<UInt8>(repeating: UInt8(ascii: "\n"))
        var (count, lastLineStart) = (0, range.lowerBound)
        var offset = range.lowerBound
        while range.upperBound - offset >= 16 {
            let hits = unsafe unsafeBitCast(block(at: offset) .== lineFeed, to: SIMD2<UInt64>.self)
            if hits[0] | hits[1] != 0 {
                // A hit sets all eight bits of its lane.
                count += (hits[0].nonzeroBitCount + hits[1].nonzeroBitCount) >> 3
                let zeros =
                    hits[1] != 0
                    ? hits[1].leadingZeroBitCount : 64 + hits[0].leadingZeroBitCount
                lastLineStart = offset + 16 - zeros >> 3
            }
            offset += 16
        }
        for index in offset..<range.upperBound where byte(at: index) == UInt8(ascii: "\n") {
            count += 1
            lastLineStart = index + 1
        }
        return (count, lastLineStart)
    }

    /// The maximum length of a range for `census(of:)`.
    ///
    /// A lane takes one byte from each block of sixteen and counts down at most once for it. After
    /// 128 blocks it is at least -128, the least `Int8`.
    fileprivate static var censusLength: Int { 128 * 16 }

    /// Whether `range` contains a line feed, and how many of its bytes are not UTF-8 continuation
    /// bytes.
    ///
    /// The range may be up to ``censusLength`` long. The span needs no padding.
    fileprivate func census(of range: Range<Int>) -> (hasLineFeed: Bool, scalars: Int) {
        let lineFeed = SIMD16<UInt8>(repeating: UInt8(ascii: "\n"))
        // As signed numbers, the continuation bytes 80 to BF are the 64 smallest.
        let first = SIMD16<Int8>(repeating: -0x40)
        var feeds = SIMD16<UInt8>.zero
        // Each lane counts down once for each of its continuation bytes.
        var lanes = SIMD16<Int8>.zero

        @inline(__always)
        func take(_ block: SIMD16<UInt8>) {
            feeds |= unsafe unsafeBitCast(block .== lineFeed, to: SIMD16<UInt8>.self)
            let signed = unsafe unsafeBitCast(block, to: SIMD16<Int8>.self)
            lanes &+= unsafe unsafeBitCast(signed .< first, to: SIMD16<Int8>.self)
        }

        // Every byte of a list goes through here, so the range is checked once instead of per
        // block. The unchecked loads below read only whole blocks inside the range.
        precondition(
            range.lowerBound >= 0 && range.upperBound <= byteCount,
            "the range is not in the text"
        )
        var offset = range.lowerBound
        while range.upperBound &- offset >= 64 {
            take(paddedBlock(at: offset))
            take(paddedBlock(at: offset &+ 16))
            take(paddedBlock(at: offset &+ 32))
            take(paddedBlock(at: offset &+ 48))
            offset &+= 64
        }
        while range.upperBound &- offset >= 16 {
            take(paddedBlock(at: offset))
            offset &+= 16
        }
        var hasLineFeed = feeds != .zero
        var scalars = offset &- range.lowerBound
        // The lanes are negative counts. Their sum is at least -2,048, so 16 bits suffice.
        scalars &+= Int(SIMD16<Int16>(truncatingIfNeeded: lanes).wrappedSum())
        while offset < range.upperBound {
            let byte = byte(at: offset)
            if byte == UInt8(ascii: "\n") { hasLineFeed = true }
            if byte & 0xC0 != 0x80 { scalars &+= 1 }
            offset &+= 1
        }
        return (hasLineFeed, scalars)
    }
}
