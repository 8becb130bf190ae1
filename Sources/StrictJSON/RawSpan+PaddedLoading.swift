// Loads for text that is followed by padding, the only reads of the package without a check of
// their own in release builds.
//
// The proof that they stay in bounds: a reader stands at an offset of the text or at its end, where
// the padding starts. The padding is zeros, and a zero ends every token of JSON, so no reader moves
// past the end of the text. A load reaches at most ``RawSpan/padding`` bytes ahead of where its
// reader stands. Debug builds check each load against the span.

extension RawSpan {
    /// How many readable bytes, all zero, follow a padded text in the same span.
    ///
    /// Eight times the widest load: readers look up to three blocks ahead of where they stand.
    @inlinable package static var padding: Int { 128 }

    /// The byte at `offset` of a padded text.
    @inlinable @inline(__always)
    package func paddedByte(at offset: Int) -> UInt8 {
        assert(offset >= 0 && offset < byteCount, "a load past the padding")
        return unsafe unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
    }

    /// Four bytes from `offset` of a padded text as a word whose lowest byte is the first.
    @inlinable @inline(__always)
    package func paddedHalfWord(at offset: Int) -> UInt32 {
        assert(offset >= 0 && offset &+ 4 <= byteCount, "a load past the padding")
        return UInt32(
            littleEndian: unsafe unsafeLoadUnaligned(
                fromUncheckedByteOffset: offset,
                as: UInt32.self
            )
        )
    }

    /// Eight bytes from `offset` of a padded text as a word whose lowest byte is the first.
    @inlinable @inline(__always)
    package func paddedWord(at offset: Int) -> UInt64 {
        assert(offset >= 0 && offset &+ 8 <= byteCount, "a load past the padding")
        return UInt64(
            littleEndian: unsafe unsafeLoadUnaligned(
                fromUncheckedByteOffset: offset,
                as: UInt64.self
            )
        )
    }

    /// Sixteen bytes from `offset` of a padded text.
    @inlinable @inline(__always)
    package func paddedBlock(at offset: Int) -> SIMD16<UInt8> {
        assert(offset >= 0 && offset &+ 16 <= byteCount, "a load past the padding")
        return unsafe unsafeLoadUnaligned(
            fromUncheckedByteOffset: offset,
            as: SIMD16<UInt8>.self
        )
    }
}

extension [UInt8] {
    /// Appends the padding that readers of this text rely on.
    package mutating func appendPadding() {
        append(addingCapacity: RawSpan.padding) { output in
            output.append(repeating: 0, count: RawSpan.padding)
        }
    }
}
