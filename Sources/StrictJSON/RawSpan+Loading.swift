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
        unsafe extracting(range).withUnsafeBytes { unsafe Array($0) }
    }

    /// Whether two ranges hold the same bytes.
    package func hasSameBytes(in left: Range<Int>, and right: Range<Int>) -> Bool {
        left.count == right.count && extracting(left).hasSameBytes(as: extracting(right))
    }

    /// Whether the other span holds the same bytes.
    package func hasSameBytes(as other: borrowing RawSpan) -> Bool {
        guard byteCount == other.byteCount else { return false }
        var offset = 0
        while byteCount - offset >= 8 {
            guard word(at: offset) == other.word(at: offset) else { return false }
            offset &+= 8
        }
        while offset < byteCount {
            guard byte(at: offset) == other.byte(at: offset) else { return false }
            offset &+= 1
        }
        return true
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
