/// The pseudorandom number generator SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
///
/// Its state is a single word, so a stream is created in a nanosecond and every case of a run has
/// its own. The constants are the published ones, and the tests check the published test vector.
public struct SplitMix64: RandomNumberGenerator, Sendable {
    @usableFromInline var state: UInt64

    /// Creates a stream that starts at a state.
    @inlinable
    public init(state: UInt64) {
        self.state = state
    }

    /// Returns the next 64 bits.
    @inlinable
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    /// Returns the next number below a bound, where 0 means 2^64.
    ///
    /// It is the high word of one multiplication, without rejection. The bias is below
    /// `bound / 2^64`, which is too small to notice.
    @inlinable @inline(__always)
    mutating func next(below bound: UInt64) -> UInt64 {
        bound == 0 ? next() : next().multipliedFullWidth(by: bound).high
    }

    /// Returns a hash of bytes that is the same in every process.
    static func hash(_ bytes: some Sequence<UInt8>, from start: UInt64 = 0) -> UInt64 {
        bytes.reduce(start) { mixed($0 ^ UInt64($1) &+ 1) }
    }

    /// Returns the hash of a text as text.
    package static func hash(of text: String) -> String {
        String(hash(text.utf8), radix: 36)
    }

    /// The finalizer of SplitMix64: a bijection in which every input bit reaches every output bit.
    @inlinable
    static func mixed(_ word: UInt64) -> UInt64 {
        var mixed = word
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
