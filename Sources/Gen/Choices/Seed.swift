/// The seed of a run, which determines all of its random choices.
public struct Seed: Hashable, Sendable {
    /// The 64 bits of the seed.
    public let bits: UInt64

    /// Creates a seed from its bits.
    public init(_ bits: UInt64) {
        self.bits = bits
    }

    /// Returns a random seed from the system's random number generator.
    public static func random() -> Seed {
        Seed(UInt64.random(in: .min ... .max))
    }

    /// Returns the random bits of a case, which depend only on the seed and the index of the case.
    func stream(forCase index: UInt64) -> SplitMix64 {
        SplitMix64(state: SplitMix64.mixed(bits) ^ SplitMix64.mixed(index &+ 0xA076_1D64_78BD_642F))
    }
}

extension Seed: ExpressibleByIntegerLiteral {
    /// Creates a seed from an integer literal.
    public init(integerLiteral value: UInt64) {
        self.init(value)
    }
}

extension Seed: CustomStringConvertible {
    /// The seed in hexadecimal, such as `0x5eed`.
    public var description: String {
        "0x" + String(bits, radix: 16)
    }
}
