import Gen
import TestEffort
import Testing

@Suite
struct `The shrinking challenge` {
    @Test(arguments: Problem.all.map(\.name), [true, false])
    func `reaches the normal form of every problem`(name: String, coversFirst: Bool) throws {
        let problem = try #require(Problem.all.first { $0.name == name })
        for seed in 0..<TestEffort.count(4, plain: 1) {
            var settings = RunSettings(cases: 100_000, seed: Seed(UInt64(seed)))
            settings.coversFirst = coversFirst
            let attempt = try #require(problem.run(settings), "seed \(seed)")
            #expect(attempt.form == problem.normalForm, "seed \(seed)")
        }
    }

    @Test(arguments: Problem.all.map(\.name))
    func `replays each normal form from its token`(name: String) throws {
        let problem = try #require(Problem.all.first { $0.name == name })
        let found = try #require(problem.run(RunSettings(cases: 100_000, seed: 1)))
        var settings = RunSettings(cases: 0)
        settings.replays = [try ReplayToken(found.token.description)]
        settings.shrinkBudget = 0
        #expect(problem.run(settings)?.form == problem.normalForm)
    }
}
