import Gen
import GenTesting
import Synchronization
import Testing

@Suite
struct `The replay trait` {
    private let numbers = Generator<Int>.int(in: 0...1000)

    /// What a test with the trait records, and the values that its property was asked about.
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

    /// The token that the failure of a property prints.
    private func token(of settings: RunSettings = RunSettings(seed: 1)) async throws -> String {
        let issues = await recorded { [numbers] in
            try await forAll(numbers, settings) { #expect($0 < 321) }
        }
        let text = comments(issues)
        let match = try #require(text.firstMatch(of: /replay\("([^"]+)"\)/))
        return String(match.1)
    }

    @Test
    func `tries one case, and reports it`() async throws {
        let (issues, values) = try await replaying(try await token())
        #expect(Set(values) == [321])
        #expect(comments(issues).contains("fails for 321"))
        #expect(comments(issues).contains("found by a replay"))
        #expect(issues.count == 1)
    }

    @Test
    func `passes when the case holds`() async throws {
        let (issues, values) = try await replaying(try await token(), 322)
        #expect(values == [321])
        #expect(issues.allSatisfy { $0.severity == .warning })
        #expect(comments(issues).contains("no other was run") == (await warningsAreRecorded))
    }

    @Test(.replay("g2-04frt0p108-wm"))
    func `is written at the test`() async throws {
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
    func `says that a token is damaged`() async throws {
        let (issues, values) = try await replaying("g2-04k8d-00")
        #expect(comments(issues).contains("is not a replay token"))
        #expect(issues.count == 1)
        #expect(values.isEmpty)
    }

    @Test
    func `says that a token is one of another version`() async throws {
        let (issues, values) = try await replaying("g99-041g2-00")
        #expect(comments(issues).contains("version 99"))
        #expect(values.isEmpty)
    }

    @Test
    func `says that a token belongs to no property of the test`() async throws {
        var other = RunSettings(seed: 1)
        other.property = "another one"
        let (issues, values) = try await replaying(try await token(of: other))
        #expect(comments(issues).contains("belongs to no property of this test"))
        #expect(issues.count == 1)
        #expect(values.isEmpty)
        // Under that name it is the right one.
        let (again, _) = try await replaying(try await token(of: other), settings: other)
        #expect(comments(again).contains("fails for 321"))
    }
}
