extension RawSpan {
    /// Takes plain content of a string in a padded text, and escapes of two characters, and returns
    /// where it stopped: at anything else, or at `end`.
    ///
    /// There must be room for as many bytes as the text has up to `end`, and for sixteen more.
    package func takeContent(
        from start: Int,
        end: Int,
        into output: inout OutputSpan<UInt8>
    ) -> Int {
        precondition(output.freeCapacity >= end &- start &+ 16, "there is no room for the content")
        var offset = start
        unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
            guard let base = buffer.baseAddress else { return }
            let first = unsafe UnsafeMutableRawPointer(base + initialized)
            var target = unsafe first
            while offset < end {
                let block = paddedBlock(at: offset)
                let count = min(block.plainCountInString, end &- offset)
                // All of the block: what it has too much is written over. No escape means more bytes
                // than it has itself, so the room above is enough for it.
                unsafe target.storeBytes(of: block, as: SIMD16<UInt8>.self)
                unsafe target += count
                offset &+= count
                guard count < 16 else { continue }
                let next = paddedHalfWord(at: offset)
                guard offset &+ 1 < end, next & 0xFF == UInt32(UInt8(ascii: "\\")),
                    let byte = UInt8(truncatingIfNeeded: next &>> 8).shortEscape
                else { break }
                unsafe target.storeBytes(of: byte, as: UInt8.self)
                unsafe target += 1
                offset &+= 2
            }
            unsafe initialized += target - first
        }
        return offset
    }
}

extension SIMD16<UInt8> {
    /// How many of the bytes come before the first that is special in a string.
    @inline(__always)
    fileprivate var plainCountInString: Int {
        let isQuote = self .== Self(repeating: UInt8(ascii: "\""))
        let isBackslash = self .== Self(repeating: UInt8(ascii: "\\"))
        // As signed numbers, bytes beyond ASCII are less than control characters.
        let signed = unsafe unsafeBitCast(self, to: SIMD16<Int8>.self)
        let isOther = signed .< SIMD16<Int8>(repeating: 0x20)
        let marks = unsafe unsafeBitCast(isQuote .| isBackslash .| isOther, to: SIMD2<UInt64>.self)
        return marks[0] != 0
            ? marks[0].trailingZeroBitCount &>> 3 : 8 &+ marks[1].trailingZeroBitCount &>> 3
    }
}

extension UInt64 {
    /// A bit set in the first byte, and maybe in later ones, that is not plain content of a string:
    /// a quotation mark, a backslash, a control character or a byte beyond ASCII; zero where all
    /// eight are plain.
    @inlinable @inline(__always)
    package var specialsInString: UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = self ^ (ones &* 0x22)
        let backslashes = self ^ (ones &* 0x5C)
        // A byte less than the one subtracted borrows from its highest bit. A borrow can only reach
        // bytes after the first that is special.
        let marks = (quotes &- ones) | (backslashes &- ones) | (self &- (ones &* 0x20)) | self
        return marks & (ones &* 0x80)
    }
}

extension UInt8 {
    /// The character that an escape of this one after a backslash means, where it has two characters.
    package var shortEscape: UInt8? {
        switch self {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): self
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        default: nil
        }
    }
}
