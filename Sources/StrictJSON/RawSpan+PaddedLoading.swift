// Loads from padded text: the only loads that are not bounds-checked in release builds.
//
// Why they stay in bounds: a reader is at an offset in the text or at its end, where the padding
// starts. The padding is zeros, and a zero ends every JSON token, so no reader moves past the end
// of the text. A load reaches at most `padding` bytes ahead of its reader, which is still in the
// span. The census of a text position needs no padding: it checks its whole range first, and loads
// only inside it. Debug builds assert the bounds of each load.

extension RawSpan {
    /// The number of zero bytes that follow a padded text in the same span.
    ///
    /// Eight times the widest load. Readers load up to three blocks past the one at their offset.
    @inlinable package static var padding: Int { 128 }

    /// The byte at `offset` of a padded text.
    @inlinable @inline(__always)
    package func paddedByte(at offset: Int) -> UInt8 {
        assert(offset >= 0 && offset < byteCount, "a load past the padding")
        return unsafe unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
    }

    /// Four bytes from `offset` of a padded text as a little-endian word.
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

    /// Eight bytes from `offset` of a padded text as a little-endian word.
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
    /// Appends the zeros that make this a padded text.
    package mutating func appendPadding() {
        append(addingCapacity: RawSpan.padding) { output in
            output.append(repeating: 0, count: RawSpan.padding)
        }
    }
}
