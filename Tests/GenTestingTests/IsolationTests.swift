import Foundation
import Gen
import Platform
import Synchronization
import TestEffort
import Testing

@testable import GenTesting

@Suite
final class `A case that ends the process` {
    private let folder = FileManager.default.temporaryDirectory
        .appending(path: "gen-crashes-\(UInt64.random(in: 0 ... .max))").path
    private let numbers = Generator<Int>.int(in: 0...100_000)

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Returns the issues of an action with crash notes in a folder of their own.
    private func issues(_ action: @escaping @Sendable () async throws -> Void) async -> [Issue] {
        let folder = folder
        return await recorded {
            try await CrashedCase.$folder.withValue(folder, operation: action)
        }
    }

    private var notes: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }

    @Test(.isolated)
    func `shrinks in child processes`() async throws {
        let numbers = numbers
        let issues = await issues {
            try await forAll(numbers) { number in
                precondition(number < 900, "\(number) is too large")
            }
        }
        let text = comments(issues)
        #expect(issues.count == 1)
        #expect(text.contains("fails for 900\n"), "\(text)")
        #expect(
            text.contains("SIG") && text.contains("Precondition failed: 900 is too large"),
            "\(text)"
        )
        #expect(text.contains("to reproduce: .replay("), "\(text)")
        #expect(notes.count == 1)
    }

    @Test(.isolated, .enabled(if: TestEffort.isFull, "starts many processes"))
    func `is reported for each way to end only once, the first`() async throws {
        let numbers = numbers
        let issues = await issues {
            try await forAll(numbers) { number in
                if number > 50_000 { exit(0) }
                precondition(number < 900)
            }
        }
        let text = comments(issues)
        #expect(issues.count == 1)
        let isExit = text.contains("fails for 50001\nthe process exited with code 0")
        #expect(isExit || text.contains("fails for 900\n"), "\(text)")
    }

    @Test(.isolated, .enabled(if: TestEffort.isFull, "starts many processes"))
    func `does not hide the failures of others`() async throws {
        let numbers = numbers
        let issues = await issues {
            try await forAll(numbers) { number in #expect(number < 900) }
        }
        #expect(issues.count == 1)
        #expect(comments(issues).contains("fails for 900\nfound in case"))
        #expect(notes.isEmpty)
    }

    @Test(
        .isolated,
        .enabled(if: TestEffort.isFull, "starts many processes"),
        arguments: [300, 400],
        ["a", "b"]
    )
    func `belongs to the arguments of its test case`(limit: Int, name: String) async throws {
        let numbers = numbers
        let issues = await issues {
            try await forAll(numbers) { number in precondition(name == "a" || number < limit) }
        }
        let text = comments(issues)
        #expect(text.contains("fails for \(limit)\n") == (name == "b"), "\(text)")
        #expect(issues.count == (name == "b" ? 1 : 0))
    }

    @Test(.isolated, .enabled(if: TestEffort.isFull, "starts many processes"))
    func `belongs to the call that is repeated`() async throws {
        for limit in [1_000_000, 700, 800] {
            let numbers = numbers
            let issues = await issues {
                try await forAll(numbers) { number in precondition(number < limit) }
            }
            let text = comments(issues)
            #expect(text.contains("fails for \(limit)\n") == (limit < 1_000), "\(text)")
        }
    }

    @Test(.isolated, .enabled(if: TestEffort.isFull, "starts many processes"))
    func `is found after properties inside others`() async throws {
        let numbers = numbers
        let settings = RunSettings(cases: 50, seed: 1)
        let issues = await issues {
            try await forAll(numbers, settings) { _ in
                try await forAll(numbers, settings) { number in #expect(number >= 0) }
            }
            try await forAll(numbers, settings) { number in precondition(number < 900) }
        }
        #expect(issues.count == 1)
        #expect(comments(issues).contains("fails for 900\n"))
    }

    @Test(.isolated, .enabled(if: TestEffort.isFull, "starts many processes"))
    func `is found by climbing`() async throws {
        let commands = Generator<Bool>.bool().array(count: 0...200)
        let issues = await issues {
            try await forAll(commands, RunSettings(cases: 2000, seed: 1)) { commands in
                try assume(commands.count != 3)
                var (length, longest) = (0, 0)
                for isAdded in commands {
                    length = max(0, length + (isAdded ? 1 : -1))
                    longest = max(longest, length)
                }
                target(Double(longest), label: "length of the queue\n")
                precondition(longest < 50)
            }
        }
        let list = "[" + Array(repeating: "true", count: 50).joined(separator: ", ") + "]"
        #expect(issues.count == 1)
        #expect(comments(issues).contains("fails for \(list)\n"))
    }

    @Test(.isolated, .enabled(if: TestEffort.isFull, "starts many processes"))
    func `is reported as it is when the time or the tries are over`() async throws {
        let numbers = numbers
        for isOutOfTime in [true, false] {
            let issues = await issues {
                var settings = RunSettings(seed: 1)
                let hours = Mutex(0)
                if isOutOfTime {
                    settings.time.now = {
                        hours.withLock { hours in
                            hours += 1
                            return .seconds(3600 * hours)
                        }
                    }
                } else {
                    settings.shrinkBudget = 3
                }
                try await forAll(numbers, settings) { precondition($0 < 900) }
            }
            let text = comments(issues)
            #expect(issues.count == 1)
            #expect(text.contains("Precondition failed\n"), "\(text)")
            #expect(text.contains("the search reached its limit"), "\(text)")
            #expect(!text.contains("not by itself"), "\(text)")
            let value = text.firstMatch(of: /fails for (\d+)/).flatMap { Int($0.1) }
            #expect((value ?? 0) >= 900)
        }
    }

    @Test(.isolated, .enabled(if: TestEffort.isFull, "starts many processes"))
    func `that depends on earlier cases is reported with that`() async throws {
        let numbers = numbers
        let count = Mutex(0)
        let issues = await issues {
            try await forAll(numbers, RunSettings(seed: 1)) { _ in
                let number = count.withLock { count in
                    count += 1
                    return count
                }
                precondition(CaseServer.ofThisProcess == nil || number < 50)
            }
        }
        #expect(issues.count == 1)
        #expect(comments(issues).contains("not by itself, but after other cases in its process"))
    }

    @Test
    func `is requested in one line`() throws {
        let outcome = numbers.check(RunSettings(seed: 1)) { $0 < 900 }
        let token = try #require(outcome.counterexamples.first?.token)
        for limit in [.zero, .milliseconds(1), .seconds(10), .seconds(Int64.max)] as [Duration] {
            let request = CaseRequest(token, within: limit)
            #expect(CaseRequest("\(request)") == request)
        }
        #expect(CaseRequest(token, within: .milliseconds(1)).seconds == 1)
        for line in ["", "1", "x \(token)", "1 \(token) 2", "-1 \(token)"] {
            #expect(CaseRequest(line) == nil)
        }
    }

    @Test
    func `has an answer in one line`() {
        let answers: [CaseAnswer] = [
            .ready, .unfit, .discarded, .survived([:]), .survived(["a:b c\n": -1.5, "": 1e300]),
        ]
        for answer in answers {
            #expect(!"\(answer)".contains("\n"))
            #expect(CaseAnswer("\(answer)") == answer)
        }
        for line in ["", "survived x", "survived 1:!", "survived 1:YQ==:", "ended"] {
            #expect(CaseAnswer(line) == nil)
        }
    }

    @Test(.isolated, .enabled(if: TestEffort.isFull, "starts many processes"))
    func `is found although another case never ends`() async throws {
        let numbers = numbers
        let issues = await issues {
            let settings = RunSettings(seed: 1, deadline: .seconds(3))
            try await forAll(numbers, settings) { number in
                while number == 1 { sleep(1) }
                precondition(number < 900)
            }
        }
        let text = comments(issues)
        #expect(text.contains("fails for 900\n"), "\(text)")
        #expect(text.contains("that took too long"), "\(text)")
    }
}
