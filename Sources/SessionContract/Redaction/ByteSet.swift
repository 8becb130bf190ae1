/// A set of byte values.
struct ByteSet: Hashable, Sendable {
    private var words = SIMD4<UInt64>()

    mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

    /// The bytes of the set, without a look at each of the 256.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for word in 0..<4 {
            var rest = words[word]
            while rest != 0 {
                bytes.append(UInt8(64 * word + rest.trailingZeroBitCount))
                rest &= rest - 1
            }
        }
        return bytes
    }

    func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1 }
}
