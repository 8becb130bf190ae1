/// The hash function SHA-256 (FIPS 180-4), which no module of the toolchain offers on every
/// platform.
package struct SHA256 {
    private var state: [UInt32] = [
        0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB,
        0x5BE0_CD19,
    ]
    private var pending: [UInt8] = []
    private var byteCount: UInt64 = 0

    /// Creates the hash of nothing.
    package init() {}

    /// Appends bytes to what is hashed.
    package mutating func update(_ bytes: [UInt8]) {
        byteCount += UInt64(bytes.count)
        pending += bytes
        let blocks = pending.count / 64
        for block in 0..<blocks { absorb(pending[block * 64..<block * 64 + 64]) }
        pending.removeFirst(blocks * 64)
    }

    /// Returns the hash in 64 hexadecimal digits.
    ///
    /// Call it once, after the last update.
    package mutating func finish() -> String {
        digest().map { byte in
            (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    /// Returns the hash as 32 bytes.
    ///
    /// Call it once, after the last update.
    package mutating func digest() -> [UInt8] {
        let bitCount = byteCount * 8
        // The bit 1, zeros up to byte 56 of a block, and the length (FIPS 180-4, section 5.1.1).
        let zeros = (119 - Int(byteCount % 64)) % 64
        update([0x80] + Array(repeating: 0, count: zeros))
        update((0..<8).map { UInt8(truncatingIfNeeded: bitCount >> (56 - 8 * $0)) })
        return state.flatMap { word in
            (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) }
        }
    }

    private mutating func absorb(_ block: ArraySlice<UInt8>) {
        var words: [UInt32] = []
        words.reserveCapacity(64)
        for start in stride(from: block.startIndex, to: block.endIndex, by: 4) {
            let high = UInt32(block[start]) << 24 | UInt32(block[start + 1]) << 16
            words.append(high | UInt32(block[start + 2]) << 8 | UInt32(block[start + 3]))
        }
        for index in 16..<64 {
            let early = words[index - 15]
            let late = words[index - 2]
            let first = early.rotated(7) ^ early.rotated(18) ^ early &>> 3
            let second = late.rotated(17) ^ late.rotated(19) ^ late &>> 10
            words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for index in 0..<64 {
            let choice = e & f ^ ~e & g
            let sum = h &+ (e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)) &+ choice
            let first = sum &+ Self.constants[index] &+ words[index]
            let majority = a & b ^ a & c ^ b & c
            let second = (a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)) &+ majority
            (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
        }
        for (index, value) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= value }
    }

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = [
        0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4,
        0xAB1C_5ED5, 0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE,
        0x9BDC_06A7, 0xC19B_F174, 0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F,
        0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA, 0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7,
        0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967, 0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC,
        0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85, 0xA2BF_E8A1, 0xA81A_664B,
        0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070, 0x19A4_C116,
        0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
        0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7,
        0xC671_78F2,
    ]
}

extension UInt32 {
    fileprivate func rotated(_ count: UInt32) -> UInt32 { self &>> count | self &<< (32 &- count) }
}
