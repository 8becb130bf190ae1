import Gen
import Testing

@testable import Drift

@Suite
struct `The spread of blocks` {
    private func effect(cluster: Int, seed: UInt64) -> Double {
        var random = SplitMix64(state: seed)
        var (hits, sizes) = (BlockCounts(), BlockCounts())
        for _ in 0..<(2_000 / cluster) {
            let block = Int.random(in: 0..<32, using: &random)
            sizes.add(cluster, in: block)
            if Int.random(in: 0..<5, using: &random) == 0 { hits.add(cluster, in: block) }
        }
        var spread = BlockSpread()
        spread.add(hits, of: sizes)
        return spread.effect(ofSize: Double(sizes.total))
    }

    @Test(arguments: [1, 5, 20])
    func `shows the size of clusters`(cluster: Int) {
        let mean = (0..<200).map { effect(cluster: cluster, seed: $0) }.reduce(0, +) / 200
        // An effect below 1 counts as 1, so that of independent draws is a little more.
        #expect(mean > Double(cluster) * 0.9 && mean < Double(cluster) * 1.15, "\(mean)")
    }

    @Test
    func `makes one cluster worth one draw`() {
        var (hits, sizes) = (BlockCounts(), BlockCounts())
        for block in 0..<32 { sizes.add(30, in: block) }
        hits.add(30, in: 7)
        var spread = BlockSpread()
        spread.add(hits, of: sizes)
        let effect = spread.effect(ofSize: 960)
        #expect(30 / effect < 1.1)
    }

    @Test
    func `is finite for anything`() {
        #expect(BlockSpread().effect(ofSize: 0) == 1)
        var (hits, sizes) = (BlockCounts(), BlockCounts())
        sizes.add(5, in: 0)
        hits.add(2, in: 0)
        var spread = BlockSpread()
        spread.add(hits, of: sizes)
        spread.add(BlockCounts(), of: BlockCounts())
        #expect(spread.effect(ofSize: 5) == 1)
    }
}
