import Gen
import GenTesting
import Synchronization
import Testing

@Suite
struct `The function forAll` {
    private let numbers = Generator<Int>.int(in: 0...1000)

    @Test
    func `a property that holds records nothing`() async throws {
        let calls = Mutex(0)
        let issues = await recorded {
            try await forAll(numbers, RunSettings(cases: 200)) { number in
                calls.withLock { $0 += 1 }
                #expect(number >= 0)
            }
        }
        #expect(issues.isEmpty)
        #expect(calls.withLock { $0 } == 200)
    }

    @Test
    func `a failed expectation is reported once, at its line, with the smallest value`()
        async throws
    {
        let line = #line + 3
        let issues = await recorded {
            try await forAll(numbers, RunSettings(seed: 1)) { number in
                #expect(number < 321)
                #expect(number < 322)
            }
        }
        #expect(issues.count == 1)
        #expect(issues.first?.sourceLocation?.line == line)
        let text = comments(issues)
        #expect(text.contains("fails for 321"))
        #expect(text.contains(".replay(\"g2-"))
        #expect(text.contains("seed 0x1"))
    }

    @Test
    func `what else fails for the smallest value is reported as it is`() async throws {
        let line = #line + 3
        let issues = await recorded {
            try await forAll(numbers, RunSettings(seed: 1)) { number in
                #expect(number < 321)
                #expect(number < 320)
            }
        }
        // 320 fails in the second way only, so that way has a report of its own.
        #expect(issues.map(\.sourceLocation?.line) == [line, line + 1])
        #expect(comments(issues).contains("fails for 320\n"))
        let always = await recorded {
            try await forAll(numbers, RunSettings(seed: 1)) { number in
                #expect(number < 321)
                #expect(number < 321)
            }
        }
        #expect(always.map { $0.comments.count } == [1, 0])
    }

    @Test
    func `two ways of failing are reported apart`() async throws {
        let issues = await recorded {
            try await forAll(numbers, RunSettings(seed: 1)) { number in
                #expect(number < 800)
                #expect(number % 2 == 0)
            }
        }
        #expect(issues.count == 2)
        let text = comments(issues)
        #expect(text.contains("fails for 800"))
        #expect(text.contains("fails for 1\n"))
    }

    @Test
    func `a thrown error and a failed requirement are reported once`() async throws {
        struct Refused: Error {}
        let thrown = await recorded {
            try await forAll(numbers, RunSettings(seed: 1)) { number in
                if number > 99 {
                    throw Refused()
                }
            }
        }
        #expect(thrown.count == 1)
        #expect(comments(thrown).contains("fails for 100"))
        let required = await recorded {
            try await forAll(numbers, RunSettings(seed: 1)) { number in
                try #require(number < 7)
            }
        }
        #expect(required.count == 1)
        #expect(comments(required).contains("fails for 7"))
    }

    @Test
    func `a recorded issue counts`() async throws {
        let issues = await recorded {
            try await forAll(numbers, RunSettings(seed: 1)) { number in
                if number > 4 {
                    Issue.record("too large")
                }
            }
        }
        #expect(issues.count == 1)
        #expect(comments(issues).contains("fails for 5"))
    }

    @Test
    func `issues of child tasks count`() async throws {
        let issues = await recorded {
            try await forAll(numbers, RunSettings(seed: 1)) { number in
                await withTaskGroup { group in
                    group.addTask {
                        await Task.yield()
                        #expect(number < 50)
                    }
                }
            }
        }
        #expect(comments(issues).contains("fails for 50"))
        #expect(issues.count == 1)
    }

    @MainActor
    @Test
    func `the body stays on the actor of the test`() async throws {
        var calls = 0
        try await forAll(numbers, RunSettings(cases: 50)) { _ in
            MainActor.assertIsolated()
            calls += 1
        }
        #expect(calls == 50)
    }

    @Test
    func `a generator that makes nothing is an issue that names it`() async throws {
        let issues = await recorded {
            try await forAll(numbers.filter { _ in false }) { _ in }
        }
        #expect(issues.count == 1)
        #expect(comments(issues).contains("ForAllTests.swift"))
    }

    @Test
    func `a body that fails only once is called out`() async throws {
        let calls = Mutex(0)
        var settings = RunSettings(seed: 1)
        settings.shrinkBudget = 0
        let issues = await recorded { [settings] in
            try await forAll(numbers, settings) { _ in
                let call = calls.withLock { calls in
                    calls += 1
                    return calls
                }
                #expect(call != 3)
            }
        }
        #expect(issues.count == 1)
        #expect(comments(issues).contains("case 2 failed, and not when it was run again"))
    }
}
