import StrictJSON

/// SipHash-2-4, a hash with a key (Aumasson and Bernstein, 2012).
///
/// Without the key, its values do not reveal what was hashed. The library's hasher has another
/// key in each process, so parts of one run could not agree.
struct SipHash: Sendable {
    private let key: (UInt64, UInt64)

    /// Creates the hash with a key of 16 bytes; missing ones are zero.
    init(_ key: [UInt8]) {
        func word(_ start: Int) -> UInt64 {
            (0..<8).reduce(0) { word, index in
                let byte = start + index < key.count ? key[start + index] : 0
                return word | UInt64(byte) << UInt64(8 * index)
            }
        }
        self.key = (word(0), word(8))
    }

    /// Returns the hash of a text.
    func hash(of text: borrowing RawSpan) -> UInt64 {
        var state = State(key)
        var offset = 0
        while text.byteCount - offset >= 8 {
            state.absorb(text.word(at: offset))
            offset += 8
        }
        var last = UInt64(truncatingIfNeeded: text.byteCount) << 56
        for index in offset..<text.byteCount {
            last |= UInt64(text.byte(at: index)) << UInt64(8 * (index - offset))
        }
        state.absorb(last)
        return state.finish()
    }

    /// Returns the hash of numbers.
    func hash(of numbers: [UInt64]) -> UInt64 {
        var state = State(key)
        for number in numbers { state.absorb(number) }
        state.absorb(UInt64(truncatingIfNeeded: numbers.count * 8) << 56)
        return state.finish()
    }

    private struct State {
        var v0, v1, v2, v3: UInt64

        init(_ key: (UInt64, UInt64)) {
            v0 = 0x736f_6d65_7073_6575 ^ key.0
            v1 = 0x646f_7261_6e64_6f6d ^ key.1
            v2 = 0x6c79_6765_6e65_7261 ^ key.0
            v3 = 0x7465_6462_7974_6573 ^ key.1
        }

        mutating func absorb(_ word: UInt64) {
            v3 ^= word
            round()
            round()
            v0 ^= word
        }

        mutating func finish() -> UInt64 {
            v2 ^= 0xFF
            for _ in 0..<4 { round() }
            return v0 ^ v1 ^ v2 ^ v3
        }

        private mutating func round() {
            v0 &+= v1
            v1 = v1.rotated(13) ^ v0
            v0 = v0.rotated(32)
            v2 &+= v3
            v3 = v3.rotated(16) ^ v2
            v0 &+= v3
            v3 = v3.rotated(21) ^ v0
            v2 &+= v1
            v1 = v1.rotated(17) ^ v2
            v2 = v2.rotated(32)
        }
    }
}

extension UInt64 {
    fileprivate func rotated(_ count: UInt64) -> UInt64 { self &<< count | self &>> (64 &- count) }
}
