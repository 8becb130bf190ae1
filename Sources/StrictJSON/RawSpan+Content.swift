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
        var stop = end
        unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
            guard let base = buffer.baseAddress else { return }
            let first = unsafe UnsafeMutableRawPointer(base + initialized)
            var target = unsafe first

            // Sixteen bytes at a time: what they have too much is written over. No escape means
            // more bytes than it has itself, so the room above is enough.
            @inline(__always)
            func take(_ plain: Range<Int>) {
                var offset = plain.lowerBound
                while true {
                    let block = paddedBlock(at: offset)
                    unsafe target.storeBytes(of: block, as: SIMD16<UInt8>.self)
                    let count = plain.upperBound &- offset
                    guard count > 16 else {
                        unsafe target += count
                        return
                    }
                    unsafe target += 16
                    offset &+= 16
                }
            }

            var taken = start
            var offset = start
            search: while offset < end {
                // The places of 64 bytes at once: so where one escape is does not have to be known
                // before the next can be looked for.
                var specials = specialsInString(of: min(64, end &- offset), from: offset)
                while specials != 0 {
                    let place = offset &+ specials.trailingZeroBitCount
                    let escape = paddedHalfWord(at: place)
                    guard place &+ 1 < end, escape & 0xFF == UInt32(UInt8(ascii: "\\")),
                        let byte = UInt8(truncatingIfNeeded: escape &>> 8).shortEscape
                    else {
                        stop = place
                        break search
                    }
                    take(taken..<place)
                    unsafe target.storeBytes(of: byte, as: UInt8.self)
                    unsafe target += 1
                    taken = place &+ 2
                    // The character after the backslash is no special of its own.
                    specials &= specials &- 1
                    specials &= ~(1 << UInt64(truncatingIfNeeded: taken &- offset &- 1))
                }
                offset = max(offset &+ 64, taken)
            }
            take(taken..<stop)
            unsafe initialized += target - first
        }
        return stop
    }

    /// A bit for each of `count` bytes, 64 at most, from `offset` of a padded text on that is
    /// special in a string, the lowest for the first.
    @inline(__always)
    private func specialsInString(of count: Int, from offset: Int) -> UInt64 {
        let bits =
            paddedBlock(at: offset).specialsInString
            | paddedBlock(at: offset &+ 16).specialsInString &<< 16
            | paddedBlock(at: offset &+ 32).specialsInString &<< 32
            | paddedBlock(at: offset &+ 48).specialsInString &<< 48
        return count < 64 ? bits & ((1 &<< UInt64(truncatingIfNeeded: count)) &- 1) : bits
    }
}

extension SIMD16<UInt8> {
    /// All bits of each byte that is special in a string.
    @inlinable @inline(__always)
    package var lanesSpecialInString: SIMD2<UInt64> {
        let isQuote = self .== Self(repeating: UInt8(ascii: "\""))
        let isBackslash = self .== Self(repeating: UInt8(ascii: "\\"))
        // As signed numbers, bytes beyond ASCII are less than control characters.
        let signed = unsafe unsafeBitCast(self, to: SIMD16<Int8>.self)
        let isOther = signed .< SIMD16<Int8>(repeating: 0x20)
        return unsafe unsafeBitCast(isQuote .| isBackslash .| isOther, to: SIMD2<UInt64>.self)
    }

    /// A bit for each byte that is special in a string, the lowest for the first.
    @inline(__always)
    fileprivate var specialsInString: UInt64 {
        let lanes = lanesSpecialInString
        return lanes[0].bitOfEachByte | lanes[1].bitOfEachByte &<< 8
    }
}

extension UInt64 {
    /// One bit of each byte, all of whose bits are the same, the lowest for the first.
    @inlinable @inline(__always)
    package var bitOfEachByte: UInt64 {
        // The product adds up the bytes, of which each has a bit of its own, in the highest.
        ((self & 0x8040_2010_0804_0201) &* 0x0101_0101_0101_0101) &>> 56
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
    /// The character that an escape of this one after a backslash means, where it has two
    /// characters.
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
