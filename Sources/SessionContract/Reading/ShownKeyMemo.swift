import StrictJSON

/// A cache of recently seen keys that do not look like data.
///
/// The keys of a source are few and occur again in every session, so ``KeyMask`` looks at each of
/// them once. That takes ten times as long as this lookup.
struct ShownKeyMemo: Sendable {
    private static let capacity = 256

    /// The identities of the keys, or 0, which no key has.
    private var keys = [UInt64](repeating: 0, count: capacity)

    /// Returns whether the key at `extent`, which has this fingerprint, looks like data.
    @inline(__always)
    mutating func hides(
        _ key: KeyFingerprint,
        _ extent: JSONStringExtent,
        in text: RawSpan
    ) -> Bool {
        let index = Int(truncatingIfNeeded: key.b) & (Self.capacity &- 1)
        return keys[index] != key.identity && look(key, extent, index, in: text)
    }

    @inline(never)
    private mutating func look(
        _ key: KeyFingerprint,
        _ extent: JSONStringExtent,
        _ index: Int,
        in text: RawSpan
    ) -> Bool {
        if KeyMask.hides(extent, in: text) { return true }
        keys[index] = key.identity
        return false
    }
}
