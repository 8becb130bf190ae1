import ManualTime
import Platform
import Testing

@testable import Gen

@Suite
struct `A time budget` {
    private func settings(_ time: ManualTime) -> RunSettings {
        var settings = RunSettings(cases: 1000, seed: 1)
        settings.timeBudget = .seconds(10)
        settings.time = time.source
        return settings
    }

    @Test
    func `ends a run between two cases`() {
        let time = ManualTime()
        let outcome = Generator<Int>.int().check(settings(time)) { _ in
            time.advance(by: .seconds(1))
            return true
        }
        #expect(outcome.verdict == .passed)
        #expect(outcome.statistics.cases == 10)
        #expect(outcome.statistics.isOutOfTime)
    }

    @Test
    func `does not limit the shrinking of a failure`() {
        let time = ManualTime()
        let outcome = Generator<Int>.int(in: 0...1000).check(settings(time)) { number in
            time.advance(by: .seconds(1))
            return number < 500
        }
        #expect(outcome.counterexamples.map(\.value) == [500])
    }

    @Test
    func `allows one case, even if there is no time`() {
        let time = ManualTime()
        var settings = settings(time)
        for budget in [.zero, .seconds(-5), .seconds(Int64.min)] as [Duration] {
            settings.timeBudget = budget
            #expect(Generator<Int>.int().check(settings) { _ in true }.statistics.cases == 1)
        }
        settings.timeBudget = .seconds(Int64.max)
        #expect(Generator<Int>.int().check(settings) { _ in true }.statistics.cases == 1000)
    }

    @Test
    func `ends a run in several tasks`() async {
        let time = ManualTime()
        var settings = settings(time)
        settings.workers = 4
        let outcome = await Generator<Int>.int().checkConcurrently(settings) { _, _ in
            time.advance(by: .milliseconds(100))
            return .holds
        }
        #expect(outcome.verdict == .passed)
        #expect(outcome.statistics.isOutOfTime)
        #expect(outcome.statistics.cases < 200)
    }
}

@Suite
struct `The labels of a run` {
    @Test
    func `are counted up to a limit`() {
        let outcome = Generator<Int>.int().check(RunSettings(cases: 5000, seed: 1)) {
            value,
            notes in
            notes.label("\(value)")
            return .holds
        }
        #expect(outcome.statistics.labels.count <= 1001)
        #expect(outcome.statistics.labels.values.reduce(0, +) == 5000)
        #expect(outcome.statistics.labels["other labels", default: 0] > 1000)
    }
}
