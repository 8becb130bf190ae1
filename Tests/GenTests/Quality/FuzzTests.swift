import Gen
import PropertyFuzz
import Testing

/// The library against itself; `scripts/soak` does the same with a million seeds.
@Suite
struct `Random properties over random generators` {
    /// A set drops an element that becomes equal to another one, with its choices, and a lower
    /// depth takes away spans, so a step can take away the place that the next step is about.
    @Test(arguments: [2029, 80_031_679] as [UInt64])
    func `survive steps that take choices away`(seed: UInt64) async {
        var run = FuzzRun(seed: seed)
        run.settings.shrinkBudget = 300
        for complaint in await run.outcome().complaints { Issue.record("\(complaint)") }
    }

    @Test(arguments: 0..<16 as Range<UInt64>)
    func `end as they must`(seed: UInt64) async {
        for complaint in await FuzzRun(seed: seed).outcome().complaints {
            Issue.record("seed \(seed): \(complaint)")
        }
    }
}
