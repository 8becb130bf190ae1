extension RawSpan {
    /// Returns the text at `range`, which continues after it, with `…` to say so.
    ///
    /// A character that `range` cuts is left out. Decoding its first bytes would show U+FFFD, which
    /// is not in the text.
    package func markedPrefix(in range: Range<Int>) -> String {
        String(decoding: bytes(in: range.lowerBound..<endOfCharacters(in: range)), as: UTF8.self)
            + "…"
    }

    /// Returns the end of `range`, or the start of a character that `range` cuts.
    private func endOfCharacters(in range: Range<Int>) -> Int {
        // A sequence has up to four bytes, so if none of the last three starts one, none is cut.
        for offset in range.suffix(3).reversed() where byte(at: offset) & 0xC0 != 0x80 {
            // The lead byte of a sequence has as many leading ones as the sequence has bytes.
            let count = (~byte(at: offset)).leadingZeroBitCount
            return count > range.upperBound - offset ? offset : range.upperBound
        }
        return range.upperBound
    }
}
