import Gen
import GenTesting
import Synchronization
import Testing

@Suite
struct `The replay trait` {
    private let numbers = Generator<Int>.int(in: 0...1000)

    /// Returns the issues of a test with the trait, and the values that its property was run with.
    private func replaying(
        _ token: String,
        settings: RunSettings = RunSettings(),
        _ limit: Int = 321
    ) async throws -> (issues: [Issue], values: [Int]) {
        let test = try #require(Test.current)
        let values = Mutex<[Int]>([])
        let issues = await recorded { [numbers] in
            try await ReplayTrait.replay(token).provideScope(for: test, testCase: .current) {
                try await forAll(numbers, settings) { number in
                    values.withLock { $0.append(number) }
                    #expect(number < limit)
                }
            }
        }
        return (issues, values.withLock { $0 })
    }

    /// Returns the token in the message of a failing property.
    private func token(of settings: RunSettings = RunSettings(seed: 1)) async throws -> String {
        let issues = await recorded { [numbers] in
            try await forAll(numbers, settings) { #expect($0 < 321) }
        }
        let text = comments(issues)
        let match = try #require(text.firstMatch(of: /replay\("([^"]+)"\)/))
        return String(match.1)
    }

    @Test
    func `runs only one case, and reports it`() async throws {
        let (issues, values) = try await replaying(try await token())
        #expect(Set(values) == [321])
        #expect(comments(issues).contains("fails for 321"))
        #expect(comments(issues).contains("found by replaying a token"))
        #expect(issues.count == 1)
    }

    @Test
    func `lets the test pass if the case no longer fails`() async throws {
        let (issues, values) = try await replaying(try await token(), 322)
        #expect(values == [321])
        #expect(issues.allSatisfy { $0.severity == .warning })
        #expect(comments(issues).contains("no other case was run") == (await warningsAreRecorded))
    }

    @Test(.replay("g4-04frt0p108-wm"))
    func `can be written at the test`() async throws {
        var settings = RunSettings()
        settings.property = "numbers are small"
        let values = Mutex<[Int]>([])
        let issues = await recorded { [settings, numbers] in
            try await forAll(numbers, settings) { number in
                values.withLock { $0.append(number) }
                #expect(number < 321)
            }
        }
        #expect(Set(values.withLock { $0 }) == [321])
        #expect(comments(issues).contains("fails for 321"))
    }

    @Test
    func `reports a damaged token`() async throws {
        let (issues, values) = try await replaying("g4-04k8d-00")
        #expect(comments(issues).contains("is not a replay token"))
        #expect(issues.count == 1)
        #expect(values.isEmpty)
    }

    @Test
    func `reports a token of another version`() async throws {
        let (issues, values) = try await replaying("g99-041g2-00")
        #expect(comments(issues).contains("version 99"))
        #expect(values.isEmpty)
    }

    @Test
    func `reports a token that does not belong to the test`() async throws {
        var other = RunSettings(seed: 1)
        other.property = "another one"
        let (issues, values) = try await replaying(try await token(of: other))
        #expect(comments(issues).contains("does not belong to any property of this test"))
        #expect(issues.count == 1)
        #expect(values.isEmpty)
        // A property with that name accepts the token.
        let (again, _) = try await replaying(try await token(of: other), settings: other)
        #expect(comments(again).contains("fails for 321"))
    }
}
