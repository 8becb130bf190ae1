/// One part of a run that several machines share.
///
/// Together the parts do exactly the cases of the whole: random cases are shared out by their
/// index, all others by a hash of their name. The phase ``ConformancePhase/state``, which compares
/// answers with each other and has no cases to share out, is done by the first part alone.
public struct ConformanceShard: Hashable, Sendable {
    /// Which part this is, counted from 1.
    public let index: Int

    /// How many parts there are.
    public let count: Int

    /// The whole.
    public static let whole = ConformanceShard(checked: 1, of: 1)

    /// Part `index` of `count`, or `nil` where there is no such part.
    public init?(_ index: Int, of count: Int) {
        guard count >= 1, 1...count ~= index else { return nil }
        self.init(checked: index, of: count)
    }

    private init(checked index: Int, of count: Int) {
        self.index = index
        self.count = count
    }

    /// Whether the case of this name belongs to the part.
    package func contains(_ id: String) -> Bool {
        count == 1 || Int(TextHash.value(of: id.utf8) % UInt64(count)) == index - 1
    }

    /// Which of so many random cases belong to the part.
    ///
    /// They are neighbours, since neighbours are made at once, and the parts differ by one at most.
    func range(of cases: Int) -> Range<Int> {
        let (each, rest) = cases.quotientAndRemainder(dividingBy: count)
        let start = each * (index - 1) + min(rest, index - 1)
        return start..<start + each + (index <= rest ? 1 : 0)
    }
}

extension ConformanceShard: CustomStringConvertible {
    /// The part as options name it: `1/3`.
    public var description: String { "\(index)/\(count)" }
}

/// FNV-1a in 64 bits: the same in every process and on every machine.
enum TextHash {
    static func value(of bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
