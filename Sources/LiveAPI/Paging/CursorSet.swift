/// The cursors that a walk has followed.
///
/// A cursor can be long, so only two hash values of each are kept, which together have 128 bits.
struct CursorSet {
    private struct Digest: Hashable {
        let first: Int
        let second: Int
    }

    private var digests: Set<Digest> = []

    /// Adds a cursor, and returns whether it is new.
    mutating func insert(_ cursor: String) -> Bool {
        digests.insert(Digest(first: Self.hash(cursor, 1), second: Self.hash(cursor, 2))).inserted
    }

    private static func hash(_ cursor: String, _ seed: UInt8) -> Int {
        var hasher = Hasher()
        hasher.combine(seed)
        for byte in cursor.utf8 { hasher.combine(byte) }
        return hasher.finalize()
    }
}
