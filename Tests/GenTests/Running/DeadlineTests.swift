import Gen
import ManualTime
import Synchronization
import Testing

@Suite
struct `A deadline` {
    private let numbers = Generator<Int>.int(in: 0...1000)

    /// A property that holds, but for large numbers advances the time until it has been reported.
    private final class Endless: Sendable {
        let time = ManualTime()
        let reports = Mutex<[OverdueCase]>([])
        let asked = Atomic(0)

        var settings: RunSettings {
            var settings = RunSettings(cases: 500, seed: 1)
            settings.deadline = .seconds(10)
            settings.time = time.source
            settings.onOverdue = { [self] overdue in reports.withLock { $0.append(overdue) } }
            return settings
        }

        func ask(_ number: Int) -> Bool {
            asked.add(1, ordering: .relaxed)
            if number > 700 {
                time.advance(by: .milliseconds(100)) { reports.withLock(\.isEmpty) }
            }
            return true
        }
    }

    @Test
    func `reports the value of a case that never ends while it still runs`() throws {
        let endless = Endless()
        var last = 0
        let outcome = numbers.check(endless.settings) { number in
            last = number
            return endless.ask(number)
        }
        #expect(outcome.verdict == .failed)
        let reports = endless.reports.withLock { $0 }
        #expect(reports.count == 1)
        let overdue = try #require(outcome.overdue)
        #expect(reports == [overdue])
        #expect(last > 700)
        #expect(overdue.value == "\(last)")
        #expect(overdue.deadline == .seconds(10))
        #expect("\(overdue)".contains("has not finished after 10.0 seconds"))
        // The token replays the same case.
        var settings = RunSettings(cases: 0)
        settings.replays = [overdue.token]
        var values: [Int] = []
        _ = numbers.check(settings) { number in
            values.append(number)
            return true
        }
        #expect(values == [last])
    }

    @Test(arguments: [1, 3])
    func `ends the run at the case that exceeds it`(workers: Int) async {
        let endless = Endless()
        var settings = endless.settings
        settings.workers = workers
        let outcome = await numbers.checkConcurrently(settings) { number, _ in
            Verdict(endless.ask(number))
        }
        #expect(outcome.verdict == .failed)
        #expect(outcome.overdue != nil)
        #expect(endless.asked.load(ordering: .relaxed) < 500)
    }

    @Test
    func `ends shrinking too`() throws {
        let endless = Endless()
        var asksAfterwards = 0
        var settings = endless.settings
        settings.casesAfterFailure = 0
        let outcome = numbers.check(settings) { number, _ in
            if endless.reports.withLock({ !$0.isEmpty }) { asksAfterwards += 1 }
            // The first failing case ends, but a simpler one does not.
            if number < 500 { return .holds }
            if number < 900 { _ = endless.ask(1000) }
            return .fails(Failure(identity: "large", message: ""))
        }
        #expect(outcome.verdict == .failed)
        #expect(outcome.overdue != nil)
        #expect(outcome.counterexamples.map { $0.value >= 500 } == [true])
        #expect(asksAfterwards == 0)
    }

    @Test(arguments: [(false, 6), (true, 60)])
    func `counts only a tenth of the time while all threads are busy`(
        isPoolBusy: Bool,
        looks: Int
    ) {
        let time = ManualTime()
        var settings = RunSettings(cases: 1)
        settings.time = time.source
        let token = someToken
        let watch = CaseWatch(settings, deadline: .seconds(60)) { _ in
            token
        } describe: { _ in
            "a value"
        }
        watch.begin(0, worker: 0)
        watch.look(isPoolBusy: isPoolBusy)
        for _ in 1..<looks {
            time.advance(by: .seconds(10))
            watch.look(isPoolBusy: isPoolBusy)
        }
        #expect(watch.overdue == nil)
        time.advance(by: .seconds(10))
        watch.look(isPoolBusy: isPoolBusy)
        #expect(watch.overdue?.value == "a value")
    }

    @Test(arguments: [1, 3])
    func `does not affect cases that end in time`(workers: Int) {
        let time = ManualTime()
        var settings = RunSettings(cases: 1)
        settings.time = time.source
        settings.workers = workers
        let token = someToken
        let watch = CaseWatch(settings, deadline: .seconds(1)) { _ in
            token
        } describe: { _ in
            "a value"
        }
        // All cases together take much longer than the deadline of one.
        for index in 0..<100 {
            for worker in 0..<workers { watch.begin(index * workers + worker, worker: worker) }
            watch.look(isPoolBusy: false)
            time.advance(by: .milliseconds(900))
            watch.look(isPoolBusy: false)
        }
        #expect(watch.overdue == nil)
        time.advance(by: .milliseconds(100))
        watch.look(isPoolBusy: false)
        #expect(watch.overdue != nil)
    }

    /// The token of some case.
    private var someToken: ReplayToken {
        numbers.check(RunSettings(cases: 1, seed: 1)) { _ in false }.counterexamples[0].token
    }
}
