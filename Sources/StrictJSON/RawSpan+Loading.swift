// The one place that reads memory without a type. Every load is checked against the bounds of
// the span, so a mistake elsewhere stops the program and never reads what is not ours.

extension RawSpan {
    /// The byte at `offset`.
    @inlinable @inline(__always)
    package func byte(at offset: Int) -> UInt8 {
        unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
    }

    /// Eight bytes from `offset` as a word whose lowest byte is the first.
    @inlinable @inline(__always)
    package func word(at offset: Int) -> UInt64 {
        UInt64(
            littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
        )
    }

    /// Four bytes from `offset` as a word whose lowest byte is the first.
    @inlinable @inline(__always)
    package func halfWord(at offset: Int) -> UInt32 {
        UInt32(
            littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self)
        )
    }

    /// Sixteen bytes from `offset`.
    @inlinable @inline(__always)
    package func block(at offset: Int) -> SIMD16<UInt8> {
        unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
    }

    /// The bytes of `range` in an array of their own.
    package func bytes(in range: Range<Int>) -> [UInt8] {
        unsafe extracting(range).withUnsafeBytes { source in
            unsafe [UInt8](unsafeUninitializedCapacity: source.count) { target, count in
                unsafe UnsafeMutableRawBufferPointer(target).copyMemory(from: source)
                count = source.count
            }
        }
    }

    /// Whether the bytes from `offset` start with `expected`.
    package func starts(with expected: StaticString, at offset: Int) -> Bool {
        let count = expected.utf8CodeUnitCount
        guard offset >= 0, offset <= byteCount, byteCount - offset >= count else { return false }
        for index in 0..<count
        where unsafe byte(at: offset + index) != expected.utf8Start[index] {
            return false
        }
        return true
    }
}
