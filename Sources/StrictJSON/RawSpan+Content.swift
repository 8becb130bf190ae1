extension RawSpan {
    /// Copies plain string content and two-character escapes from a padded text, and returns where
    /// it stopped: at anything else, or at `end`, which must not be past the end of the text.
    ///
    /// There must be room for `end - start` bytes and sixteen more.
    package func copyContent(
        from start: Int,
        end: Int,
        into output: inout OutputSpan<UInt8>
    ) -> Int {
        precondition(output.freeCapacity >= end &- start &+ 16, "not enough room for the content")
        var stop = end
        unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
            guard let base = buffer.baseAddress else { return }
            let first = unsafe UnsafeMutableRawPointer(base + initialized)
            var target = unsafe first

            // Copies sixteen bytes at a time; the next copy overwrites the surplus. An escape is
            // longer than its meaning, so the target never gets ahead of the source, and a store
            // ends at most sixteen bytes after `end - start`: the room checked above.
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
                // The special bytes among 64 at once. Otherwise the search for each escape would
                // wait for the end of the one before it. The loads reach less than 64 bytes past
                // `end`, which is within the padding.
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
                    // Clears the backslash, and the character after it, which may be special too.
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

    /// The special bytes of a string among `count` bytes, at most 64, from `offset` of a padded
    /// text: one bit per byte, the lowest for the first.
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
    /// FF for each byte that is special in a string, and 00 for the others.
    ///
    /// Special are the quotation mark, the backslash, control characters and bytes beyond ASCII.
    @inlinable @inline(__always)
    package var lanesSpecialInString: SIMD2<UInt64> {
        let isQuote = self .== Self(repeating: UInt8(ascii: "\""))
        let isBackslash = self .== Self(repeating: UInt8(ascii: "\\"))
        // As signed numbers, bytes beyond ASCII are negative, so one comparison finds both them and
        // the control characters.
        let signed = unsafe unsafeBitCast(self, to: SIMD16<Int8>.self)
        let isOther = signed .< SIMD16<Int8>(repeating: 0x20)
        return unsafe unsafeBitCast(isQuote .| isBackslash .| isOther, to: SIMD2<UInt64>.self)
    }

    /// One bit for each byte, set if it is special in a string, the lowest for the first.
    @inline(__always)
    fileprivate var specialsInString: UInt64 {
        let lanes = lanesSpecialInString
        return lanes[0].bitOfEachByte | lanes[1].bitOfEachByte &<< 8
    }
}

extension UInt64 {
    /// One bit for each byte, the lowest for the first; each byte must be 00 or FF.
    @inlinable @inline(__always)
    package var bitOfEachByte: UInt64 {
        // The mask keeps bit i of byte i. The product sums all bytes in the highest one, and as no
        // two share a bit, nothing carries.
        ((self & 0x8040_2010_0804_0201) &* 0x0101_0101_0101_0101) &>> 56
    }
}

extension UInt64 {
    /// Zero if all eight bytes are plain string content; otherwise the lowest set bit is in the
    /// first byte that is a quotation mark, a backslash, a control character or beyond ASCII.
    ///
    /// Higher bits may be set for plain bytes.
    @inlinable @inline(__always)
    package var specialsInString: UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = self ^ (ones &* 0x22)
        let backslashes = self ^ (ones &* 0x5C)
        // Subtracting from a smaller byte sets its highest bit. The borrow reaches only higher
        // bytes, which come after the first special one.
        let marks = (quotes &- ones) | (backslashes &- ones) | (self &- (ones &* 0x20)) | self
        return marks & (ones &* 0x80)
    }
}

extension UInt8 {
    /// The character that a backslash followed by this one means, or `nil` if the two are not an
    /// escape.
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
