import Gen
import Testing

@Suite struct ShrinkingChallengeTests {
    @Test(arguments: Problem.all.map(\.name))
    func `every problem has one normal form`(name: String) throws {
        let problem = try #require(Problem.all.first { $0.name == name })
        for seed in 0..<5 {
            let attempt = problem.run(RunSettings(cases: 10_000, seed: Seed(UInt64(seed))))
            #expect(attempt != nil)
        }
    }
}
