/// Decides quickly that a text has no secret, which is true of nearly all texts.
///
/// It looks for the beginnings of the cores of all patterns at once, with the algorithm Shift-And:
/// a bit for each position of a beginning, which is set if the text up to here matches up to there.
/// All lanes of a group are compared in one pass.
struct SecretScan: Sendable {
    /// Several patterns whose beginnings fit into the bits of four words.
    fileprivate struct Group: Sendable {
        typealias Bits = SIMD4<UInt64>

        /// For each byte, the positions that it matches.
        var positions = [Bits](repeating: Bits(), count: 256)
        var starts = Bits()
        var ends = Bits()

        /// The positions that only a text with a piece of a secret reaches.
        var pieces = Bits()
    }

    /// The number of positions of a pattern that are compared.
    private static let beginningLength = 16

    /// The number of positions from which on the beginning of a pattern at the end of a text may be
    /// a piece of a secret; one less than a piece has, because a core is without its first byte.
    private static let pieceLength = 5

    /// The number of bytes that are marks around an excerpt, such as quotation marks and dots.
    fileprivate static let mostMarks = 6

    /// The number of bytes at the end of a text that can be a beginning and marks.
    fileprivate static let longestEnd = beginningLength + mostMarks

    /// For the beginnings of the cores.
    private let forward: [Group]

    /// For their ends, read backward.
    private let backward: [Group]

    init(_ patterns: [SecretPattern]) {
        forward = Self.groups(for: patterns.map(\.core))
        backward = Self.groups(for: patterns.map { $0.core.reversed() })
    }

    private static func groups(for cores: [[ByteSet]]) -> [Group] {
        let lanesPerWord = UInt64.bitWidth / beginningLength
        let lanesPerGroup = lanesPerWord * Group.Bits.scalarCount
        var groups: [Group] = []
        for (index, core) in cores.enumerated() {
            let lane = index % lanesPerGroup
            let (word, shift) = (lane / lanesPerWord, lane % lanesPerWord * beginningLength)
            var group = lane == 0 ? Group() : groups.removeLast()
            for (position, set) in core.prefix(beginningLength).enumerated() {
                let bit: UInt64 = 1 << UInt64(shift + position)
                for byte in set.bytes { group.positions[Int(byte)][word] |= bit }
                if position == 0 { group.starts[word] |= bit }
                if position == min(core.count, beginningLength) - 1 { group.ends[word] |= bit }
                if position >= pieceLength - 1 { group.pieces[word] |= bit }
            }
            groups.append(group)
        }
        return groups
    }

    /// Returns whether a text needs a closer look: something in it may be a secret, or an escape.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - isPart: Whether a piece of a secret at an end of the text is one too.
    /// - Returns: Whether the text may have a secret.
    func mayMatch(_ text: [UInt8], isPart: Bool) -> Bool {
        var pairs = SeparatedPairs()
        for byte in text {
            if UnescapedText.startsEscape(byte) { return true }
            pairs.take(byte)
        }
        if pairs.isFound || forward.contains(where: { $0.matches(text, isPart: isPart) }) {
            return true
        }
        guard isPart else { return false }
        let reversed = Array(text.reversed())
        return backward.contains { $0.matches(reversed, isPart: true) }
    }
}

extension SecretScan.Group {
    fileprivate func matches(_ text: [UInt8], isPart: Bool) -> Bool {
        var state = Bits()
        var found = Bits()
        for byte in text {
            // Adding is shifting, and faster.
            state = ((state &+ state) | starts) & positions[Int(byte)]
            found |= state & ends
        }
        guard found == Bits(), isPart else { return found != Bits() }
        state = Bits()
        for index in max(0, text.count - SecretScan.longestEnd)..<text.count {
            state = ((state &+ state) | starts) & positions[Int(text[index])]
            if index >= text.count - SecretScan.mostMarks { found |= state & pieces }
        }
        return found != Bits()
    }
}
