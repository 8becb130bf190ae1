import PropertyFuzz
import Testing

/// The library against itself; `scripts/soak` does the same with a million seeds.
@Suite
struct `Random properties over random generators` {
    /// Seeds that once did not end as they must: a trap in a move of two numbers, one of which was
    /// gone after a step, and workers that gave up later than one.
    @Test(arguments: [2029, 10525] as [UInt64])
    func `end as they must where they once did not`(seed: UInt64) async {
        for complaint in await FuzzRun(seed: seed).outcome().complaints {
            Issue.record("seed \(seed): \(complaint)")
        }
    }

    @Test(arguments: 0..<12)
    func `end as they must`(block: Int) async {
        for seed in UInt64(block * 5)..<UInt64(block * 5 + 5) {
            for complaint in await FuzzRun(seed: seed).outcome().complaints {
                Issue.record("seed \(seed): \(complaint)")
            }
        }
    }
}
