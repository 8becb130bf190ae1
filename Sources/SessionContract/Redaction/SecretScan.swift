/// Decides quickly that a text has no secret, which is true of nearly all texts.
///
/// It looks for the beginnings of the cores of all patterns at once, with the algorithm Shift-And:
/// a bit for each position of a beginning, which is set if the text up to here matches up to there.
struct SecretScan: Sendable {
    /// Several patterns whose beginnings fit into 64 bits.
    fileprivate struct Lane: Sendable {
        /// For each byte, the positions that it matches.
        var positions = [UInt64](repeating: 0, count: 256)
        var starts: UInt64 = 0
        var ends: UInt64 = 0

        /// The positions that only a text with a piece of a secret reaches.
        var pieces: UInt64 = 0
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
    private let lanes: [Lane]

    /// For their ends, read backward.
    private let backward: [Lane]

    init(_ patterns: [SecretPattern]) {
        lanes = Self.lanes(for: patterns.map(\.core))
        backward = Self.lanes(for: patterns.map { $0.core.reversed() })
    }

    private static func lanes(for cores: [[ByteSet]]) -> [Lane] {
        var lanes: [Lane] = []
        for (index, core) in cores.enumerated() {
            let shift = index % 4 * beginningLength
            var lane = shift == 0 ? Lane() : lanes.removeLast()
            for (position, set) in core.prefix(beginningLength).enumerated() {
                let bit: UInt64 = 1 << UInt64(shift + position)
                for byte in UInt8.min...UInt8.max where set.contains(byte) {
                    lane.positions[Int(byte)] |= bit
                }
                if position == 0 { lane.starts |= bit }
                if position == min(core.count, beginningLength) - 1 { lane.ends |= bit }
                if position >= pieceLength - 1 { lane.pieces |= bit }
            }
            lanes.append(lane)
        }
        return lanes
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
        if pairs.isFound || lanes.contains(where: { $0.matches(text, isPart: isPart) }) {
            return true
        }
        guard isPart else { return false }
        let reversed = Array(text.reversed())
        return backward.contains { $0.matches(reversed, isPart: true) }
    }
}

extension SecretScan.Lane {
    fileprivate func matches(_ text: [UInt8], isPart: Bool) -> Bool {
        var state: UInt64 = 0
        var found: UInt64 = 0
        for byte in text {
            state = (state << 1 | starts) & positions[Int(byte)]
            found |= state & ends
        }
        guard found == 0, isPart else { return found != 0 }
        state = 0
        for (index, byte) in text.enumerated().suffix(SecretScan.longestEnd) {
            state = (state << 1 | starts) & positions[Int(byte)]
            if index >= text.count - SecretScan.mostMarks { found |= state & pieces }
        }
        return found != 0
    }
}
