/// How far the shares of a state in the blocks of a census are apart, compared with independent
/// draws.
struct BlockSpread: Sendable {
    /// The sum of the squared differences of the counts in blocks from what the share predicts.
    private var squares = 0.0

    /// What that sum is on average for independent draws.
    private var expected = 0.0

    /// Creates a spread without samples.
    init() {}

    /// Adds a sample.
    ///
    /// - Parameters:
    ///   - hits: How many draws in each block have the state.
    ///   - sizes: How many draws there are in each block.
    mutating func add(_ hits: BlockCounts, of sizes: BlockCounts) {
        let size = Double(sizes.total)
        guard size > 0 else { return }
        let share = min(1, Double(hits.total) / size)
        for block in 0..<BlockCounts.blockCount {
            let own = Double(sizes[block])
            let difference = Double(hits[block]) - share * own
            squares += difference * difference
            expected += share * (1 - share) * own * (1 - own / size)
        }
    }

    /// By how much a sample is worth less than as many independent draws; at least 1.
    ///
    /// It is the ratio of the variances of a share (Kish's design effect).
    ///
    /// - Parameter size: The number of draws, which it does not exceed.
    /// - Returns: The ratio.
    func effect(ofSize size: Double) -> Double {
        // All draws have the state or none has it. Or all are in one block; then the census has too
        // few effective sessions anyway.
        guard expected > 0 else { return 1 }
        return max(1, min(squares / expected, max(1, size)))
    }
}
