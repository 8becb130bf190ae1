import Gen
import GenTesting
import ManualTime
import Synchronization
import Testing

/// A property fails for exactly those issues that would fail a test.
@Suite
struct `A property in a test` {
    @Test
    func `fails despite a known issue in its body`() async {
        let issues = await recorded {
            try await forAll(numbers, RunSettings(seed: 1)) { number in
                withKnownIssue(isIntermittent: true) { Issue.record("known") }
                #expect(number < 321)
            }
        }
        #expect(issues.filter(\.isFailure).count == 1)
        #expect(comments(issues.filter(\.isFailure)).contains("fails for 321"))
        // The test records the known issue once.
        #expect(issues.filter { !$0.isFailure }.count == 1)
    }

    @Test
    func `fails despite a known issue at the same location`() async {
        let issues = await recorded {
            try await forAll(numbers, RunSettings(seed: 1)) { number in
                func expectSmall() { #expect(number < 321) }
                withKnownIssue(isIntermittent: true) { expectSmall() }
                expectSmall()
            }
        }
        #expect(issues.filter(\.isFailure).count == 1)
        #expect(comments(issues.filter(\.isFailure)).contains("fails for 321"))
    }

    @Test
    func `passes with known issues in its body, which the test records`() async {
        let issues = await recorded {
            try await forAll(numbers, RunSettings(cases: 100)) { _ in
                withKnownIssue { Issue.record("known") }
            }
        }
        #expect(issues.map(\.isFailure) == [false])
    }

    @Test
    func `fails if a known issue of its body does not occur`() async {
        let issues = await recorded {
            try await forAll(numbers, RunSettings(seed: 1)) { number in
                withKnownIssue { #expect(number > 99) }
            }
        }
        #expect(issues.filter(\.isFailure).count == 1)
        #expect(comments(issues).contains("fails for 100"))
    }

    @Test
    func `is a known issue if the test declares it`() async {
        let issues = await recorded {
            await withKnownIssue {
                try await forAll(numbers, RunSettings(seed: 1)) { #expect($0 < 321) }
            }
            await withKnownIssue {
                try await forAll(numbers, RunSettings(seed: 1)) { number in
                    if number > 4 { throw Broken(number: number) }
                }
            }
        }
        #expect(issues.map(\.isFailure) == [false, false])
        #expect(comments(issues).contains("fails for 321"))
        #expect(comments(issues).contains("fails for 5"))
        let unfounded = await recorded {
            await withKnownIssue { try await forAll(numbers) { #expect($0 >= 0) } }
        }
        #expect(unfounded.map(\.isFailure) == [true])
    }

    @Test
    func `passes with warnings, which the test records once per location`() async {
        let issues = await recorded {
            try await forAll(numbers, RunSettings(cases: 50)) { number in
                Issue.record("odd \(number)", severity: .warning)
            }
        }
        #expect(issues.map(\.severity) == (await warningsAreRecorded ? [.warning] : []))
    }

    @Test
    func `ignores the issues of a detached task and passes them on once`() async throws {
        let arrivals = Mutex(0)
        let failures = Mutex<[Issue]>([])
        let trait = IssueHandlingTrait.compactMapIssues { issue in
            if issue.comments.contains("elsewhere") {
                arrivals.withLock { $0 += 1 }
            } else {
                failures.withLock { $0.append(issue) }
            }
            return nil
        }
        let test = try #require(Test.current)
        try await trait.provideScope(for: test, testCase: .current) {
            try await forAll(numbers, RunSettings(cases: 3)) { _ in
                // It is a known issue, because otherwise it would fail the whole test run.
                await Task.detached { withKnownIssue { Issue.record("elsewhere") } }.value
            }
        }
        // All running tests receive each issue, and this one receives it only once.
        #expect(arrivals.withLock { $0 } == 3)
        #expect(failures.withLock { $0.count } == 0)
    }

    @Test
    func `passes on issues that a task records after its case`() async {
        let late = Mutex<Task<Void, Never>?>(nil)
        let (gates, gate) = AsyncStream<Void>.makeStream()
        let issues = await recorded {
            try await forAll(numbers, RunSettings(cases: 20, seed: 1)) { number in
                if late.withLock({ $0 == nil }) {
                    let task = Task {
                        for await _ in gates { break }
                        Issue.record("late")
                    }
                    late.withLock { $0 = task }
                } else {
                    gate.yield()
                    await late.withLock { $0 }?.value
                }
            }
        }
        #expect(issues.map(\.isFailure) == [true])
        #expect(comments(issues).contains("after its case had ended"))
    }

    @Test
    func `throws if no test is running`() async throws {
        let calls = Calls()
        let error = await #expect(throws: PropertyOutsideTest.self) {
            try await Task.detached {
                try await forAll(numbers) { _ in calls.count.withLock { $0 += 1 } }
            }.value
        }
        #expect(calls.count.withLock { $0 } == 0)
        #expect(error?.description.contains("XCTestCase") == true)
    }

    @Test
    func `can contain other properties`() async {
        let issues = await recorded {
            try await forAll(numbers, RunSettings(cases: 50, seed: 1)) { outer in
                try await forAll(.int(in: 0...100), RunSettings(cases: 50, seed: 2)) { inner in
                    #expect(inner < 50 || outer < 10)
                }
            }
        }
        #expect(issues.count == 1)
        #expect(comments(issues).contains("fails for 50"))
        #expect(comments(issues).contains("fails for 10"))
    }
}

private let numbers = Generator<Int>.int(in: 0...1000)

/// The number of calls of a body.
private final class Calls: Sendable {
    let count = Mutex(0)
}

private struct Broken: Error, CustomStringConvertible {
    let number: Int
    var description: String { "broken at \(number)" }
}

// MARK: - Ways to fail, endless bodies, cancelled tests

@Suite
struct `A search in a test` {
    private enum Way: Error, CaseIterable {
        case w0, w1, w2, w3, w4, w5, w6, w7, w8, w9, w10, w11
    }

    @Test
    func `reports errors that contain the value only once`() async {
        let issues = await recorded {
            try await forAll(numbers, RunSettings(seed: 1)) { number in
                if number > 99 { throw Broken(number: number) }
            }
        }
        #expect(issues.count == 1)
        #expect(comments(issues).contains("fails for 100"))
        #expect("\(issues)".contains("broken at 100"))
    }

    @Test
    func `reports ten ways to fail, and that there are others`() async {
        let issues = await recorded {
            try await forAll(numbers, RunSettings(seed: 1)) { number in
                throw Way.allCases[number % 12]
            }
        }
        #expect(issues.count == 11)
        #expect(comments([issues.last].compactMap(\.self)).contains("the others are not listed"))
    }

    @Test
    func `reports a case that never ends while it still runs`() async {
        let time = ManualTime()
        let issues = Mutex<[Issue]>([])
        let trait = IssueHandlingTrait.compactMapIssues { issue in
            if Test.current != nil { issues.withLock { $0.append(issue) } }
            return nil
        }
        guard let test = Test.current else { return }
        try? await trait.provideScope(for: test, testCase: .current) {
            var settings = RunSettings(cases: 300, seed: 1)
            settings.time = time.source
            try await forAll(numbers, settings) { number in
                // The case ends after it has been reported.
                if number > 700 {
                    time.advance(by: .seconds(1)) { issues.withLock(\.isEmpty) }
                }
            }
        }
        let recorded = issues.withLock { $0 }
        #expect(recorded.count == 1)
        #expect(comments(recorded).contains("has not finished after 60.0 seconds"))
        #expect(comments(recorded).contains("fails for "))
        #expect(comments(recorded).contains(".replay(\"g4-"))
    }

    @Test
    func `stops when its test is cancelled`() async {
        let calls = Calls()
        let issues = await recorded {
            let run = Task {
                try await forAll(numbers, RunSettings(cases: 1000, seed: 1)) { number in
                    calls.count.withLock { $0 += 1 }
                    if number > 500 { unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } }
                    try Task.checkCancellation()
                }
            }
            await #expect(throws: CancellationError.self) { try await run.value }
        }
        #expect(issues.isEmpty)
        #expect(calls.count.withLock { $0 } < 1000)
    }
}
