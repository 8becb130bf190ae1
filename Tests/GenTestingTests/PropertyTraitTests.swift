import Gen
import Synchronization
import Testing

@testable import GenTesting

@Suite(.cases(20), .seed(7))
struct `The traits of properties` {
    private func values(_ settings: RunSettings? = nil) async throws -> [Int] {
        let values = Mutex<[Int]>([])
        try await forAll(.int(), settings) { number in values.withLock { $0.append(number) } }
        return values.withLock { $0 }
    }

    @Test
    func `of a suite apply to its tests`() async throws {
        let (one, other) = (try await values(), try await values())
        #expect(one.count == 20)
        #expect(one == other)
    }

    @Test(.cases(30), .seed(8))
    func `of a test are stronger than those of its suite`() async throws {
        let values = try await values()
        #expect(values.count == 30)
        let settings = RunSettings(cases: 30, seed: 8)
        #expect(try await self.values(settings) == values)
    }

    @Test
    func `are weaker than settings in the call`() async throws {
        #expect(try await values(RunSettings(cases: 10, seed: 1)).count == 10)
        // The seed is not set in the call, so it comes from the trait.
        #expect(try await values(RunSettings(cases: 10)) == values().prefix(10).map { $0 })
    }

    @Test(.timeBudget(.zero))
    func `limit the time of a property`() async throws {
        #expect(try await values().count == 1)
    }

    @Test(.statistics)
    func `show the statistics of a property that holds`() async throws {
        let issues = await recorded {
            try await forAll(.int(in: 0...9)) { number in label(number < 5 ? "small" : "great") }
        }
        let areWarningsRecorded = await warningsAreRecorded
        #expect(issues.count == (areWarningsRecorded ? 1 : 0))
        #expect("\(issues)".contains("20 cases") == areWarningsRecorded)
        #expect("\(issues)".contains(" % small") == areWarningsRecorded)
    }
}

@Suite
struct `The environment of properties` {
    @Test
    func `sets what neither traits nor the call set`() {
        let (defaults, problems) = PropertyDefaults.ofEnvironment { name in
            [
                "GEN_CASES": "50", "GEN_SEED": "0x5eed", "GEN_TIME_BUDGET": "0.5",
                "GEN_STATISTICS": "1",
            ][name]
        }
        #expect(problems.isEmpty)
        let run = defaults.settings(nil)
        #expect(run.cases == 50)
        #expect(run.seed == 0x5eed)
        #expect(run.timeBudget == .milliseconds(500))
        #expect(defaults.showsStatistics)
        #expect(defaults.settings(RunSettings(cases: 7)).cases == 7)
        let trait = PropertyDefaults(cases: 60)
        #expect(trait.merged(with: defaults).settings(nil).cases == 60)
        #expect(trait.merged(with: defaults).settings(nil).seed == 0x5eed)
    }

    @Test(arguments: ["GEN_CASES", "GEN_SEED", "GEN_TIME_BUDGET", "GEN_STATISTICS"])
    func `rejects invalid values`(name: String) {
        for text in ["x", "-1", "0x", "1e999", "nan", "99999999999999999999"] {
            let (defaults, problems) = PropertyDefaults.ofEnvironment { $0 == name ? text : nil }
            #expect(problems.count == 1, "\(text)")
            #expect(problems.allSatisfy { $0.hasPrefix("invalid value '\(text)' for \(name): ") })
            #expect(defaults.settings(nil).cases == 1000)
        }
    }
}
