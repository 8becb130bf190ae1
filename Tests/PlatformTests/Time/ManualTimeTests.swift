import ManualTime
import Platform
import Testing

@Suite
struct `Time that a test moves` {
    @Test
    func `stays still until the test advances it`() {
        let time = ManualTime(date: 1_000)
        let source = time.source
        #expect(source.now() == .zero)
        #expect(source.date() == 1_000)
        time.advance(by: .seconds(90))
        #expect(source.now() == .seconds(90))
        #expect(source.date() == 1_090)
    }

    @Test
    func `wakes a task when its time has come, and not earlier`() async throws {
        let time = ManualTime()
        let source = time.source
        let task = Task { () -> Duration in
            try await source.sleep(.seconds(5))
            return source.now()
        }
        while time.sleeperCount == 0 { await Task.yield() }
        time.advance(by: .seconds(4))
        #expect(time.sleeperCount == 1)
        time.advance(by: .seconds(1))
        #expect(try await task.value == .seconds(5))
    }

    @Test
    func `jumps to the end of the sleeps that the test lets pass`() async throws {
        let time = ManualTime { $0 < .seconds(10) }
        let source = time.source
        let task = Task { try await source.sleep(.seconds(10)) }
        while time.sleeperCount == 0 { await Task.yield() }
        try await source.sleep(.seconds(4))
        try await source.sleep(.zero)
        #expect(time.now == .seconds(4))
        #expect(time.sleeperCount == 1)
        try await source.sleep(.seconds(6))
        #expect(time.jumped == [.seconds(4), .seconds(6)])
        try await task.value
    }

    @Test
    func `ends the sleep of a cancelled task with an error`() async {
        let source = ManualTime().source
        let task = Task { try await source.sleep(.seconds(5)) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}

@Suite
struct `A source of time` {
    @Test
    func `lets a wait take until its deadline`() {
        var source = TimeSource.system
        source.now = { .seconds(10) }
        #expect(source.timeout(until: .seconds(12)) == .seconds(2))
        #expect(source.timeout(until: .seconds(9)) == .zero)
        #expect(source.timeout(until: nil) == nil)
    }

    @Test
    func `limits a wait that does not notice the time passing`() {
        let source = ManualTime().source
        #expect(source.timeout(until: .seconds(12)) == source.longestWait)
        #expect(source.timeout(until: nil) == source.longestWait)
        #expect(source.timeout(until: .zero) == .zero)
    }

    @Test
    func `knows the date`() {
        #expect(TimeSource.system.date() > 1_700_000_000)
    }
}
