/// A hash that is unpredictable without its key: SipHash-2-4 by Aumasson and Bernstein.
struct KeyedHash: Hashable, Sendable {
    private let first: UInt64
    private let second: UInt64

    /// Creates a hash with a key of two halves, each in little-endian order.
    init(_ first: UInt64, _ second: UInt64) {
        self.first = first
        self.second = second
    }

    /// Creates a hash with a key derived from a salt of any length.
    init(salt: [UInt8]) {
        // The fixed key is the ASCII text `sessions` and `corpus/1`.
        let root = KeyedHash(0x7365_7373_696F_6E73, 0x636F_7270_7573_2F31)
        self.init(root.hash(salt + [1]), root.hash(salt + [2]))
    }

    /// Returns a hash with a different key for each number; 0 keeps the key.
    func tweaked(by number: UInt8) -> KeyedHash {
        number == 0 ? self : KeyedHash(hash([number, 1]), hash([number, 2]))
    }

    /// Returns the hash of `bytes`.
    ///
    /// Linear in their number.
    func hash(_ bytes: some Collection<UInt8>) -> UInt64 {
        var state = SipState(first, second)
        var word: UInt64 = 0
        var count = 0
        for byte in bytes {
            word |= UInt64(byte) << UInt64(8 * (count & 7))
            count += 1
            if count & 7 == 0 {
                state.absorb(word)
                word = 0
            }
        }
        state.absorb(word | UInt64(truncatingIfNeeded: count) << 56)
        return state.finish()
    }
}

private struct SipState {
    private var words: (UInt64, UInt64, UInt64, UInt64)

    init(_ first: UInt64, _ second: UInt64) {
        // The constants of SipHash, the ASCII text `somepseudorandomlygeneratedbytes`.
        words = (
            first ^ 0x736F_6D65_7073_6575, second ^ 0x646F_7261_6E64_6F6D,
            first ^ 0x6C79_6765_6E65_7261, second ^ 0x7465_6462_7974_6573
        )
    }

    mutating func absorb(_ word: UInt64) {
        words.3 ^= word
        for _ in 0..<2 { round() }
        words.0 ^= word
    }

    mutating func finish() -> UInt64 {
        words.2 ^= 0xFF
        for _ in 0..<4 { round() }
        return words.0 ^ words.1 ^ words.2 ^ words.3
    }

    private mutating func round() {
        words.0 &+= words.1
        words.1 = words.1.rotated(by: 13) ^ words.0
        words.0 = words.0.rotated(by: 32)
        words.2 &+= words.3
        words.3 = words.3.rotated(by: 16) ^ words.2
        words.0 &+= words.3
        words.3 = words.3.rotated(by: 21) ^ words.0
        words.2 &+= words.1
        words.1 = words.1.rotated(by: 17) ^ words.2
        words.2 = words.2.rotated(by: 32)
    }
}

extension UInt64 {
    /// The value with its bits rotated to the left by 1 to 63 places.
    func rotated(by count: UInt64) -> UInt64 { self << count | self >> (64 - count) }
}
