import ManualTime
import Platform
import SessionModel
import Synchronization
import Testing

@testable import SessionConformance

/// Runs that end before all cases are tested.
@Suite(.timeLimit(.minutes(10)))
struct `A run that ends early` {
    /// A model that loses the null in `url`, and calls a closure before it answers.
    private final class ForgetfulTestee: Testee {
        let identity = TesteeIdentity(name: "forgetful")
        private let count = Mutex(0)
        private let before: @Sendable (Int) async -> TesteeAnswer?

        /// Creates a model that calls `before` with the number of earlier payloads.
        ///
        /// If `before` returns an answer, that is the answer of the model.
        init(before: @escaping @Sendable (Int) async -> TesteeAnswer?) {
            self.before = before
        }

        func answer(to payload: [UInt8]) async -> TesteeAnswer {
            let number = count.withLock { count in
                defer { count += 1 }
                return count
            }
            if let answer = await before(number) { return answer }
            guard var session = try? SessionObject(json: payload) else {
                return .rejected(reason: "")
            }
            if session.url.isNull { session.url = .absent }
            return .accepted(session.json())
        }
    }

    /// A task that can be cancelled before it is set.
    private final class Cancellation: Sendable {
        private struct State {
            var task: Task<ConformanceResult, Never>?
            var isDue = false
        }

        private let state = Mutex(State())

        func cancel() {
            state.withLock {
                $0.isDue = true
                $0.task?.cancel()
            }
        }

        func watch(_ task: Task<ConformanceResult, Never>) {
            state.withLock {
                $0.task = task
                if $0.isDue { task.cancel() }
            }
        }
    }

    private static let gone = TesteeAnswer.unavailable(reason: "gone")

    private func options(_ phases: Set<ConformancePhase>) -> ConformanceOptions {
        var options = ConformanceOptions()
        options.phases = phases
        options.randomCases = 1_000_000_000
        return options
    }

    /// Returns the result of a run that is cancelled at payload `number`.
    private func result(
        _ phases: Set<ConformancePhase>,
        cancelledAt number: Int,
        then answer: @escaping @Sendable (Int) async -> TesteeAnswer? = { _ in nil }
    ) async -> ConformanceResult {
        let cancellation = Cancellation()
        let testee = ForgetfulTestee {
            if $0 == number { cancellation.cancel() }
            return await answer($0)
        }
        let run = ConformanceRun(testee, options: options(phases))
        let task = Task { await run.run() }
        cancellation.watch(task)
        return await task.value
    }

    @Test(arguments: [100, 2_000])
    func `because it is cancelled returns what it has`(number: Int) async {
        let result = await result([.presence, .random], cancelledAt: number)
        #expect(result.isIncomplete && result.unavailability == nil)
        #expect(result.totalCases > 0)
        #expect(result.findings.map(\.rule) == ["roundtrip/null-lost"])
        // A finding is not shrunk if the run is already over.
        guard number < 128, let finding = result.findings.first else { return }
        #expect(finding.shrinks == 0 && finding.payload == finding.original)
    }

    @Test
    func `because it is cancelled does not wait for a child`() async throws {
        let child = try await ScriptedTestee.started("sleep 600")
        let run = ConformanceRun(child, options: options([.presence, .state]))
        let task = Task { await run.run() }
        task.cancel()
        let result = await task.value
        #expect(result.isIncomplete && result.unavailability == nil && result.totalCases == 0)
        #expect(result.findings.isEmpty)
    }

    @Test
    func `stops shrinking`() async throws {
        let questions = Mutex(0)
        let whole = ForgetfulTestee { number in
            questions.withLock { $0 = number }
            return nil
        }
        let smallest = await ConformanceRun(whole, options: options([.presence])).run().findings
        // The last requests of a run are those of shrinking.
        let last = questions.withLock(\.self) - 8
        let result = await result([.presence], cancelledAt: last) { number in
            if number < last { return nil }
            try? await ManualTime().source.sleep(.seconds(600))
            return Self.gone
        }
        #expect(result.unavailability == nil && !result.isIncomplete)
        let finding = try #require(result.findings.first)
        #expect(result.findings.count == 1 && finding.rule == "roundtrip/null-lost")
        #expect(finding.shrinks < smallest[0].shrinks)
    }

    @Test
    func `waits for answers until the time limit, and no longer`() async {
        let time = ManualTime()
        let deadline = RunDeadline(limit: .seconds(50), time: time.source)
        async let wasCancelled = deadline.enforced {
            try? await time.source.sleep(.seconds(600))
            return Task.isCancelled
        }
        while time.sleeperCount < 2 { await Task.yield() }
        time.advance(by: .seconds(49))
        #expect(!deadline.isOver && time.sleeperCount == 2)
        time.advance(by: .seconds(1))
        #expect(deadline.isOver)
        #expect(await wasCancelled)
    }

    @Test
    func `keeps the end of its time for investigating faults`() {
        #expect(RunDeadline(limit: .zero).isOver)
        let time = ManualTime()
        let deadline = RunDeadline(limit: .seconds(10), time: time.source)
        #expect(!deadline.isOver)
        #expect(!deadline.endsCases(leavingTime: true) && !deadline.endsCases(leavingTime: false))
        time.advance(by: .seconds(9))
        #expect(deadline.endsCases(leavingTime: true) && !deadline.endsCases(leavingTime: false))
        time.advance(by: .seconds(1))
        #expect(deadline.isOver && deadline.endsCases(leavingTime: false))
        let unlimited = RunDeadline()
        #expect(!unlimited.isOver && !unlimited.endsCases(leavingTime: true))
    }

    @Test
    func `still reports a child that hangs at the first payload`()
        async throws
    {
        let bell = try Bell()
        let child = try await ScriptedTestee.started("next; ring; sleep 600", bell: bell)
        var options = options(Set(ConformancePhase.allCases))
        options.timeLimit = .seconds(5)
        let run = ConformanceRun(copies: [child], options: options, time: bell.time.source)
        let result = await bell.outlastAll { await run.run() }
        #expect(result.isIncomplete && result.unavailability == nil)
        let finding = try #require(result.findings.first)
        #expect(finding.rule == "testee/hung")
        #expect(finding.payloadText == #"{"id":0}"#)
        #expect(result.totalCases > 0)
    }

    @Test
    func `because a child crashes at every payload has a finding and the reason`() async throws {
        let child = try await ScriptedTestee.started("next; exit 3")
        let run = ConformanceRun(copies: [child], options: options([.presence]))
        let result = await run.run()
        // A run first asks which value of a duplicate key counts.
        #expect(result.isIncomplete && result.cases[.presence] == 29)
        let reason = try #require(result.unavailability)
        #expect(
            reason.hasPrefix("the testee gave no answer to 32 of the last 32 payloads, so the run")
        )
        #expect(reason.contains("the last time, it exited with code 3; fix that first, and"))
        let finding = try #require(result.findings.first)
        #expect(finding.rule == "testee/crashed")
        #expect(finding.payloadText == #"{"id":1}"#)
    }

    @Test
    func `because the testee is gone has no finding of two answers`() async throws {
        // Few cases, because each question of a run takes a run of its own.
        var options = options([.corpus])
        options.corpus = (1...30).map { number in
            let url = number.isMultiple(of: 3) ? #""a""# : "null"
            let text = #"{"id":\#(number),"url":\#(url)}"#
            return PlannedCase(id: "case-\(number)", payload: Array(text.utf8))
        }
        options.shard = try #require(ConformanceShard(1, of: 3))
        let cases = options.corpus.count { options.shard.contains($0.id) }
        let questions = Mutex(0)
        let whole = ForgetfulTestee { number in
            questions.withLock { $0 = number }
            return nil
        }
        _ = await ConformanceRun(whole, options: options).run()
        let last = questions.withLock(\.self)
        // Further requests decode outputs again, ask the cases of other shards, and investigate
        // faults.
        #expect(last > cases + 30)
        // The first requests find out which value of a duplicate key counts.
        for number in cases + 4...last {
            let testee = ForgetfulTestee { $0 < number ? nil : Self.gone }
            let result = await ConformanceRun(testee, options: options).run()
            #expect(
                result.findings.map(\.rule) == ["roundtrip/null-lost"],
                "gone at question \(number)"
            )
        }
    }

    @Test
    func `because the testee is gone has no finding in the state phase`() async {
        for number in stride(from: 0, to: 500, by: 37) {
            let testee = ForgetfulTestee { $0 < number ? nil : Self.gone }
            let result = await ConformanceRun(testee, options: options([.state])).run()
            #expect(result.findings.map(\.rule) == [])
        }
    }
}
