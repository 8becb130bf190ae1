import StrictJSON

/// The bytes of a key as two words, so that keys compare without a loop.
///
/// The first byte is the lowest of ``low``; bytes past the end of the key are zero, which no key of
/// a declared field holds.
@usableFromInline
package struct FieldKey: Hashable, Sendable {
    /// The longest key in bytes, which is that of `authenticated_at`.
    @usableFromInline package static let capacity = 16

    @usableFromInline package let low: UInt64
    @usableFromInline package let high: UInt64
    @usableFromInline package let count: Int

    /// The keys of the declared fields, in their order.
    package static let all = DeclaredField.allCases.map { field in
        let key = FieldKey(unsafe field.key.utf8Span.span.bytes)
        precondition(key.count <= capacity, "the key \(field.key) is longer than a field key")
        return key
    }

    /// The letters of the keys of the declared fields, in their order.
    static let letters = DeclaredField.allCases.compactMap { field in
        FieldKey(lettersOf: unsafe field.key.utf8Span.span.bytes)
    }

    /// The letters of a key in lower case, without what joins words: `_`, `-` and spaces; `nil`
    /// where they are more than a field has.
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

    /// Whether this is the same key, found out without a branch.
    @inlinable @inline(__always)
    package func equals(_ other: Self) -> Bool {
        (low ^ other.low) | (high ^ other.high) | UInt64(bitPattern: Int64(count ^ other.count))
            == 0
    }

    /// The key with these words; of a longer one, only the length.
    package init(low: UInt64, high: UInt64, count: Int) {
        let isShort = count <= Self.capacity
        self.low = isShort ? low : 0
        self.high = isShort ? high : 0
        self.count = count
    }

    /// The key that all of `bytes` is; of a longer one, only the length.
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
