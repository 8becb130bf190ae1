import Gen
import GenTesting
import Synchronization
import Testing

@Suite
struct `The function forAll` {
    private let numbers = Generator<Int>.int(in: 0...1000)

    @Test
    func `records nothing if the property holds`() async throws {
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
    func `reports a failed expectation once, at its line, with the smallest value`()
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
        #expect(text.contains(".replay(\"g4-"))
        #expect(text.contains("seed 0x1"))
    }

    @Test
    func `reports other failures for the smallest value unchanged`() async throws {
        let line = #line + 3
        let issues = await recorded {
            try await forAll(numbers, RunSettings(seed: 1)) { number in
                #expect(number < 321)
                #expect(number < 320)
            }
        }
        // 320 fails only the second expectation, so that has its own report.
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
    func `reports two ways to fail separately`() async throws {
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
    func `reports a thrown error and a failed requirement once`() async throws {
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
    func `counts a recorded issue as a failure`() async throws {
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
    func `counts issues of child tasks as failures`() async throws {
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
    func `runs the body on the actor of the test`() async throws {
        var calls = 0
        try await forAll(numbers, RunSettings(cases: 50)) { _ in
            MainActor.assertIsolated()
            calls += 1
        }
        #expect(calls == 50)
    }

    @Test
    func `names the line of a generator that makes no values`() async throws {
        let issues = await recorded {
            try await forAll(numbers.filter { _ in false }) { _ in }
        }
        #expect(issues.count == 1)
        #expect(comments(issues).contains("ForAllTests.swift"))
    }

    @Test
    func `reports a body that fails only once`() async throws {
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
        #expect(comments(issues).contains("case 2 failed, but not when it was run again"))
    }
}
