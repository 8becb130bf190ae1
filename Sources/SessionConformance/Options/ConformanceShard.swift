/// One part of a run that is split across machines.
///
/// The shards together cover exactly the cases of the whole run. Random cases are divided by index,
/// all others by a hash of their name. Only the first shard runs the phase
/// ``ConformancePhase/state``, which compares answers with each other and cannot be divided.
public struct ConformanceShard: Hashable, Sendable {
    /// The number of this shard, counted from 1.
    public let index: Int

    /// The number of shards.
    public let count: Int

    /// The only shard of an undivided run.
    public static let whole = ConformanceShard(checked: 1, of: 1)

    /// Creates shard `index` of `count`, or returns `nil` if `index` is not in `1...count`.
    public init?(_ index: Int, of count: Int) {
        guard count >= 1, 1...count ~= index else { return nil }
        self.init(checked: index, of: count)
    }

    private init(checked index: Int, of count: Int) {
        self.index = index
        self.count = count
    }

    /// Returns whether the case with this name belongs to the shard.
    package func contains(_ id: String) -> Bool {
        count == 1 || Int(TextHash.value(of: id.utf8) % UInt64(count)) == index - 1
    }

    /// Returns the indices of the random cases that belong to the shard.
    ///
    /// They are contiguous, since cases are generated in batches. Shards differ by at most one.
    func range(of cases: Int) -> Range<Int> {
        let (each, rest) = cases.quotientAndRemainder(dividingBy: count)
        let start = each * (index - 1) + min(rest, index - 1)
        return start..<start + each + (index <= rest ? 1 : 0)
    }
}

extension ConformanceShard: CustomStringConvertible {
    /// The shard in the form of the option, such as `1/3`.
    public var description: String { "\(index)/\(count)" }
}

/// The 64-bit FNV-1a hash, which unlike `Hasher` is the same in every process and on every machine.
enum TextHash {
    static func value(of bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
