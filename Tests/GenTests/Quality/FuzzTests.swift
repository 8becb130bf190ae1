import Gen
import PropertyFuzz
import TestEffort
import Testing

/// Tests the library with itself, as `scripts/soak` does with a million seeds.
@Suite
struct `Random properties over random generators` {
    /// A step can remove the choice or the span that the next step would change.
    ///
    /// For example, a set drops an element that becomes equal to another one, with its choices,
    /// and a tree of a lower depth has fewer spans.
    @Test(arguments: [2029, 80_031_679] as [UInt64])
    func `survive shrinking steps that remove choices`(seed: UInt64) async {
        var run = FuzzRun(seed: seed)
        run.settings.shrinkBudget = TestEffort.count(300, plain: 80)
        run.scores = 0
        for complaint in await run.outcome().complaints { Issue.record("\(complaint)") }
    }

    /// Workers do not know whether earlier cases have values, but all give up at the same case.
    @Test
    func `give up at the same case, whatever the number of workers`() async {
        var run = FuzzRun(seed: 5_000_021_481)
        run.scores = 0
        let complaints = await run.outcome().complaints
        for complaint in complaints { Issue.record("\(complaint)") }
    }

    @Test(arguments: TestEffort.sample(of: 0..<6 as Range<UInt64>, every: 3))
    func `have the expected outcomes`(seed: UInt64) async {
        for complaint in await FuzzRun(seed: seed).outcome().complaints {
            Issue.record("seed \(seed): \(complaint)")
        }
    }
}
