import Gen
import Synchronization
import Testing

@testable import GenTesting

@Suite
struct `A property with several workers` {
    private let numbers = Generator<Int>.int(in: -100_000...100_000)

    private struct Rejected: Error {}

    /// Returns the comments of the issues of a property that uses everything a body can use.
    private func report(_ workers: Int, limit: Int) async -> String {
        let numbers = numbers
        return await comments(
            recorded {
                let settings = RunSettings(cases: 3000, seed: 5)
                try await forAll(numbers, settings, workers: workers) { number in
                    try assume(number % 5 != 0)
                    label(number % 2 == 0 ? "even" : "odd")
                    cover("positive", atLeast: 0.1, number > 0)
                    note("number \(number)")
                    await withTaskGroup(of: Void.self) { group in
                        group.addTask {
                            await Task.yield()
                            #expect(number < limit)
                        }
                    }
                    if number < -limit { throw Rejected() }
                }
            }
        )
    }

    @Test
    func `has the same failures and statistics with any number of them`() async {
        for limit in [321, 99_990] {
            let one = await report(1, limit: limit)
            #expect(one.contains("fails for ") && one.contains(" odd"), "\(one)")
            for workers in [2, 3, 8] { #expect(await report(workers, limit: limit) == one) }
        }
    }

    @Test(arguments: [.min, 0, 1, .max] as [Int])
    func `runs all cases once, with any number`(workers: Int) async throws {
        let count = Mutex(0)
        try await forAll(numbers, RunSettings(cases: 500), workers: workers) { _ in
            count.withLock { $0 += 1 }
        }
        #expect(count.withLock { $0 } == 500)
    }

    @Test
    func `runs cases at the same time, and one by one only without workers`() async throws {
        let running = Mutex((now: 0, most: 0))
        @Sendable func body(_ number: Int) async {
            running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            for _ in 0..<20 { await Task.yield() }
            running.withLock { $0.now -= 1 }
        }
        try await forAll(numbers, RunSettings(cases: 200)) { await body($0) }
        #expect(running.withLock { $0.most } == 1)
        try await forAll(numbers, RunSettings(cases: 200), workers: 4) { await body($0) }
        #expect(running.withLock { $0.most } > 1)
    }

    @Test
    func `ends when its test is cancelled`() async throws {
        let numbers = numbers
        let count = Mutex(0)
        let task = Task {
            try await forAll(numbers, RunSettings(cases: 100_000), workers: 3) { _ in
                count.withLock { $0 += 1 }
                try await Task.sleep(for: .seconds(600))
            }
        }
        while count.withLock({ $0 == 0 }) { await Task.yield() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(count.withLock { $0 } < 1000)
    }

    @Test(.isolated)
    func `shrinks a case that ends the process`() async {
        let numbers = numbers
        let issues = await recorded {
            try await forAll(numbers, workers: 3) { precondition($0 < 900) }
        }
        #expect(issues.count == 1)
        #expect(comments(issues).contains("fails for 900\n"))
    }
}
