import StrictJSON

/// The bytes of a key in two words, for comparison without a loop.
///
/// The first byte of the key is the lowest byte of ``low``. The bytes past its end are zero.
@usableFromInline
package struct FieldKey: Hashable, Sendable {
    /// The length in bytes of the longest key, `authenticated_at`.
    @usableFromInline package static let capacity = 16

    @usableFromInline package let low: UInt64
    @usableFromInline package let high: UInt64
    @usableFromInline package let count: Int

    /// The keys of the declared fields, in the order of declaration.
    package static let all = DeclaredField.allCases.map { field in
        let key = FieldKey(unsafe field.key.utf8Span.span.bytes)
        precondition(key.count <= capacity, "the key '\(field.key)' is too long")
        return key
    }

    /// The letters of the keys of the declared fields, in the order of declaration.
    static let letters = DeclaredField.allCases.compactMap { field in
        FieldKey(lettersOf: unsafe field.key.utf8Span.span.bytes)
    }

    /// The characters of a key in lower case without the separators `_`, `-` and space, or `nil` if
    /// there are more than ``capacity``.
    init?(lettersOf key: borrowing RawSpan) {
        guard key.byteCount <= 2 * Self.capacity else { return nil }
        var (low, high, count): (UInt64, UInt64, Int) = (0, 0, 0)
        for offset in 0..<key.byteCount {
            var byte = key.byte(at: offset)
            if byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == 0x20 { continue }
            if byte &- UInt8(ascii: "A") < 26 { byte |= 0x20 }
            guard count < Self.capacity else { return nil }
            let letter = UInt64(byte) &<< UInt64((count & 7) &* 8)
            if count < 8 { low |= letter } else { high |= letter }
            count += 1
        }
        (self.low, self.high, self.count) = (low, high, count)
    }

    /// Whether both are the same key, compared without a branch.
    @inlinable @inline(__always)
    package func equals(_ other: Self) -> Bool {
        (low ^ other.low) | (high ^ other.high) | UInt64(bitPattern: Int64(count ^ other.count))
            == 0
    }

    /// The key with these words; for a key longer than ``capacity``, only its length.
    package init(low: UInt64, high: UInt64, count: Int) {
        let isShort = count <= Self.capacity
        self.low = isShort ? low : 0
        self.high = isShort ? high : 0
        self.count = count
    }

    /// The key with these bytes; for a key longer than ``capacity``, only its length.
    package init(_ bytes: borrowing RawSpan) {
        count = bytes.byteCount
        guard count <= Self.capacity else {
            (low, high) = (0, 0)
            return
        }
        low = bytes.tail(from: 0)
        high = count > 8 ? bytes.tail(from: 8) : 0
    }
}
