extension RawSpan {
    /// The end of the line that `start` is in: its line feed, or `end`.
    ///
    /// The text must be padded, and `end` must not be past its end. Only the last block reaches
    /// past `end`, by at most 15 bytes of padding.
    package func endOfLine(from start: Int, end: Int) -> Int {
        let lineFeed = SIMD16<UInt8>(repeating: UInt8(ascii: "\n"))
        var offset = start
        // Long lines, such as the only line of an archive, 64 bytes at a time.
        while end &- offset >= 64 {
            let hits =
                (paddedBlock(at: offset) .== lineFeed)
                .| (paddedBlock(at: offset &+ 16) .== lineFeed)
                .| (paddedBlock(at: offset &+ 32) .== lineFeed)
                .| (paddedBlock(at: offset &+ 48) .== lineFeed)
            let lanes = unsafe unsafeBitCast(hits, to: SIMD2<UInt64>.self)
            if lanes[0] | lanes[1] != 0 { break }
            offset &+= 64
        }
        while offset < end {
            let hits = paddedBlock(at: offset) .== lineFeed
            let lanes = unsafe unsafeBitCast(hits, to: SIMD2<UInt64>.self)
            if lanes[0] != 0 { return min(end, offset &+ lanes[0].trailingZeroBitCount &>> 3) }
            if lanes[1] != 0 {
                return min(end, offset &+ 8 &+ lanes[1].trailingZeroBitCount &>> 3)
            }
            offset &+= 16
        }
        return end
    }
}
