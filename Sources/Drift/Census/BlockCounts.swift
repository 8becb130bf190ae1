/// How often something was counted in each block of a census.
///
/// Sessions of one user are in one block, so the spread of the blocks shows how much sessions come
/// in clusters, whose members are not independent draws.
package struct BlockCounts: Hashable, Sendable {
    /// The number of blocks of every census.
    package static let blockCount = 32

    /// The counts, one per block.
    package private(set) var blocks: [Int]

    /// The sum of all blocks.
    package private(set) var total: Int

    /// Creates counts of zero.
    package init() {
        blocks = Array(repeating: 0, count: Self.blockCount)
        total = 0
    }

    /// Creates counts from one number for each block; `nil` for another number of blocks.
    ///
    /// The sum must not overflow.
    package init?(_ blocks: [Int]) {
        guard blocks.count == Self.blockCount else { return nil }
        self.blocks = blocks
        total = blocks.reduce(0, +)
    }

    /// The count of a block.
    package subscript(block: Int) -> Int { blocks[block] }

    /// Counts something `count` times in a block.
    package mutating func add(_ count: Int, in block: Int) {
        blocks[block] += count
        total += count
    }

    package static func += (left: inout Self, right: Self) {
        for block in 0..<blockCount { left.blocks[block] += right.blocks[block] }
        left.total += right.total
    }
}
