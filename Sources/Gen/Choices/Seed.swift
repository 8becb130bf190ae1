/// Where all randomness of a run comes from.
public struct Seed: Hashable, Sendable {
    /// The 64 bits of the seed.
    public let bits: UInt64

    /// A seed of given bits.
    public init(_ bits: UInt64) {
        self.bits = bits
    }

    /// A seed from the randomness of the system.
    public static func random() -> Seed {
        Seed(UInt64.random(in: .min ... .max))
    }

    /// The random bits of one case, which depend on the seed and the index of the case alone.
    func stream(forCase index: UInt64) -> SplitMix64 {
        SplitMix64(state: SplitMix64.mixed(bits) ^ SplitMix64.mixed(index &+ 0xA076_1D64_78BD_642F))
    }
}

extension Seed: ExpressibleByIntegerLiteral {
    /// A seed written as a number.
    public init(integerLiteral value: UInt64) {
        self.init(value)
    }
}

extension Seed: CustomStringConvertible {
    /// The seed in hexadecimal digits.
    public var description: String {
        "0x" + String(bits, radix: 16)
    }
}
