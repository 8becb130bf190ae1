// Raw loads and stores. Each is checked against the bounds of its span, so a wrong offset elsewhere
// traps and never touches other memory. The loads without a check are in RawSpan+PaddedLoading.

extension RawSpan {
    /// The byte at `offset`.
    @inlinable @inline(__always)
    package func byte(at offset: Int) -> UInt8 {
        unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
    }

    /// Eight bytes from `offset` as a little-endian word.
    @inlinable @inline(__always)
    package func word(at offset: Int) -> UInt64 {
        UInt64(
            littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
        )
    }

    /// Four bytes from `offset` as a little-endian word.
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

    /// Up to eight bytes from `offset` as a little-endian word, with zeros for those past the end.
    ///
    /// In a span shorter than eight bytes, `offset` must be 0.
    package func tail(from offset: Int) -> UInt64 {
        if byteCount &- offset >= 8 { return word(at: offset) }
        // Loads the last eight bytes of the span, and shifts out those before `offset`.
        if byteCount >= 8 {
            return word(at: byteCount &- 8) >> UInt64(8 &* (8 &- (byteCount &- offset)))
        }
        // Two loads that may overlap: where they do, they put the same byte in the same position.
        if byteCount >= 4 {
            let last = UInt64(halfWord(at: byteCount &- 4))
            return UInt64(halfWord(at: 0)) | last &<< UInt64(8 &* (byteCount &- 4))
        }
        guard byteCount > 0 else { return 0 }
        let middle = byteCount / 2
        return UInt64(byte(at: 0)) | UInt64(byte(at: middle)) &<< UInt64(8 &* middle)
            | UInt64(byte(at: byteCount &- 1)) &<< UInt64(8 &* (byteCount &- 1))
    }

    /// A copy of the bytes in `range`.
    package func bytes(in range: Range<Int>) -> [UInt8] {
        unsafe extracting(range).withUnsafeBytes { unsafe Array($0) }
    }

    /// Whether two ranges have the same bytes.
    package func hasSameBytes(in left: Range<Int>, and right: Range<Int>) -> Bool {
        left.count == right.count && extracting(left).hasSameBytes(as: extracting(right))
    }

    /// Whether the other span has the same bytes.
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

extension OutputSpan<UInt8> {
    /// Appends the `count` lowest bytes of a word, the lowest first.
    ///
    /// There must be room for all eight, as the whole word is stored.
    @inlinable @inline(__always)
    package mutating func append(_ word: UInt64, count: Int) {
        precondition(freeCapacity >= 8 && 0...8 ~= count, "not enough room for a word")
        unsafe withUnsafeMutableBufferPointer { buffer, initialized in
            guard let target = buffer.baseAddress else { return }
            unsafe UnsafeMutableRawPointer(target + initialized)
                .storeBytes(of: word.littleEndian, as: UInt64.self)
            initialized += count
        }
    }

    /// Appends the bytes of a span, for which there must be room.
    @inlinable @inline(__always)
    package mutating func append(_ bytes: borrowing RawSpan) {
        precondition(bytes.byteCount <= freeCapacity, "not enough room for the bytes")
        unsafe withUnsafeMutableBufferPointer { buffer, count in
            unsafe bytes.withUnsafeBytes { bytes in
                guard let source = bytes.baseAddress, let target = buffer.baseAddress else {
                    return
                }
                unsafe UnsafeMutableRawPointer(target + count)
                    .copyMemory(from: source, byteCount: bytes.count)
            }
            count += bytes.byteCount
        }
    }
}

extension [UInt8] {
    /// Appends the bytes of a span, with half the instructions of appending a collection.
    @inlinable @inline(__always)
    package mutating func append(_ bytes: borrowing RawSpan) {
        append(addingCapacity: bytes.byteCount) { output in output.append(bytes) }
    }
}
