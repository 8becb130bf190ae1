import ManualTime
import Platform
import Testing

@testable import LiveAPI

@Suite(.timeLimit(.minutes(10)))
struct `Requests that overlap` {
    private let transport = HeldTransport()
    private let time = ManualTime.ofRuns()

    /// Requests the targets, and returns the bodies of the answers in the order in which they were
    /// used, and whether all were.
    private func get(
        _ targets: [String],
        jobs: Int,
        stoppingAt last: String? = nil,
        _ change: (inout LiveConfiguration) -> Void = { _ in }
    ) throws -> Task<(used: [String], isComplete: Bool), Never> {
        var configuration = LiveConfiguration(base: try BaseURL(parsing: "http://localhost:1"))
        configuration.jobs = jobs
        configuration.time = time.source
        configuration.jitter = { 0 }
        change(&configuration)
        return Task { [configuration, transport] in
            let end = RunEnd(after: configuration.maximumTime, configuration.time)
            let requester = Requester(configuration, over: transport, until: end) { _ in }
            var used: [String] = []
            let isComplete = await requester.get(targets) { answer in
                let body = (try? answer.outcome.get().body) ?? []
                used.append(String(decoding: body, as: UTF8.self))
                return last == nil || used.last != last
            }
            return (used, isComplete)
        }
    }

    @Test
    func `are used in their order, whichever answer comes first`() async throws {
        let run = try get(["a", "b", "c", "d", "e"], jobs: 3)
        await transport.sent(3)
        #expect(Set(transport.targets) == ["a", "b", "c"])
        await transport.answer("c")
        await transport.answer("b")
        await transport.answer("a")
        await transport.sent(5)
        await transport.answer("e")
        await transport.answer("d")
        let result = await run.value
        #expect(result.used == ["a", "b", "c", "d", "e"])
        #expect(result.isComplete)
        #expect(transport.most == 3)
    }

    @Test(arguments: 1...4)
    func `are never more than configured`(_ jobs: Int) async throws {
        let targets = (0..<20).map { String($0) }
        let run = try get(targets, jobs: jobs)
        for count in 1...targets.count {
            await transport.sent(count)
            // The oldest that waits, or one after it.
            await transport.answer(targets[count - 1])
        }
        #expect(await run.value.used == targets)
        #expect(transport.most <= jobs)
    }

    @Test
    func `wait once if all of them are refused at the same time`() async throws {
        let time = ManualTime()
        let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
        let run = try get(["a", "b", "c"], jobs: 3) { configuration in
            configuration.time = time.source
            // Each arrival is noted with its date.
            configuration.time.date = {
                arrival.yield()
                return 0
            }
        }
        for target in ["a", "b", "c"] {
            await transport.answer(target, status: 429, ["retry-after": "7"])
        }
        var iterator = arrivals.makeAsyncIterator()
        for _ in 1...3 { await iterator.next() }
        while time.sleeperCount == 0 { await Task.yield() }
        time.advance(by: .seconds(7))
        for target in ["a", "b", "c"] { await transport.answer(target) }
        #expect(await run.value.used == ["a", "b", "c"])
        #expect(transport.targets.count == 6)
    }

    @Test
    func `share one rate`() async throws {
        let run = try get(["a", "b", "c", "d"], jobs: 4) { $0.rate = 0.5 }
        await transport.sent(4)
        for target in ["a", "b", "c", "d"] { await transport.answer(target) }
        #expect(await run.value.isComplete)
        #expect(time.now == .seconds(6))
    }

    @Test
    func `end when no more answers are wanted`() async throws {
        let run = try get(["a", "b", "c", "d"], jobs: 3, stoppingAt: "a")
        await transport.sent(3)
        await transport.answer("a")
        // The others are cancelled, or this would wait for them.
        let result = await run.value
        #expect(result.used == ["a"])
        #expect(!result.isComplete)
        #expect(transport.targets.count == 3)
    }

    @Test
    func `are not followed by more after a refusal for a long time`() async throws {
        let run = try get(["a", "b", "c", "d"], jobs: 2)
        await transport.sent(2)
        await transport.answer("b", status: 429, ["retry-after": "9999"])
        await transport.answer("a")
        // The next one may have been sent before the refusal was known.
        let late = Task { await transport.answer("c") }
        let result = await run.value
        late.cancel()
        #expect(result.used.starts(with: ["a", "b"]))
        #expect(!result.isComplete)
        #expect(!transport.targets.contains("d"))
    }

    @Test
    func `end when the run does`() async throws {
        let run = try get(["a", "b", "c", "d"], jobs: 3) { $0.maximumTime = .seconds(5_000) }
        await transport.sent(3)
        time.advance(by: .seconds(5_000))
        await transport.answer("b")
        let result = await run.value
        #expect(result.used == [])
        #expect(!result.isComplete)
    }

    @Test
    func `leave one for the pages after the first`() async throws {
        var configuration = LiveConfiguration(base: try BaseURL(parsing: "http://localhost:1"))
        configuration.jobs = 2
        configuration.time = time.source
        let run = Task { [configuration, transport] in
            let end = RunEnd(after: nil, configuration.time)
            let requester = Requester(configuration, over: transport, until: end) { _ in }
            var used: [String] = []
            _ = await requester.get(["a", "b", "c"]) { answer in
                used.append(String(decoding: (try? answer.outcome.get().body) ?? [], as: UTF8.self))
                guard used.last == "a" else { return true }
                return await requester.get(["a1", "a2", "a3"]) { inner in
                    let body = (try? inner.outcome.get().body) ?? []
                    used.append(String(decoding: body, as: UTF8.self))
                    return true
                }
            }
            return used
        }
        await transport.sent(2)
        await transport.answer("a")
        // "b" keeps its connection, so the pages after "a" have one.
        for (count, target) in zip(3..., ["a1", "a2", "a3"]) {
            await transport.sent(count)
            await transport.answer(target)
        }
        await transport.answer("b")
        await transport.sent(6)
        await transport.answer("c")
        #expect(await run.value == ["a", "a1", "a2", "a3", "b", "c"])
        #expect(transport.most == 2)
    }
}
