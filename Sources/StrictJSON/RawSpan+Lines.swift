extension RawSpan {
    /// Where the line that `offset` is in ends: at its line feed, or at `end`.
    package func endOfLine(from start: Int, end: Int) -> Int {
        let lineFeed = SIMD16<UInt8>(repeating: UInt8(ascii: "\n"))
        var offset = start
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
