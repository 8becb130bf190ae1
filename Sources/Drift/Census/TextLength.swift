/// The length of a text in powers of two, as a census counts it.
enum TextLength {
    /// The length from which on all texts are counted alike.
    private static let longest = 1 << 16

    /// All ranges, from the shortest to the longest.
    static let states: [String] =
        [0, 1].map(state(of:)) + (1...16).map { state(of: 1 << $0) }

    /// Returns the range of lengths that contains `count`, such as `16-31`.
    static func state(of count: Int) -> String {
        guard count > 1 else { return String(max(0, count)) }
        guard count < longest else { return "\(longest)-or-more" }
        let start = 1 << (Int.bitWidth - 1 - count.leadingZeroBitCount)
        return "\(start)-\(2 * start - 1)"
    }
}
