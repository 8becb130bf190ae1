import Baselines
import Foundation
import JSONFiles
import SessionConformance
import Testing

@testable import ConformanceTesting

@Suite
struct `A baseline of a Swift model` {
    private struct TwoStates: Codable {
        var id: Int
        var url: String?
    }

    private let path = FileManager.default.temporaryDirectory
        .appending(path: "baseline-\(UUID().uuidString).json").path

    /// Returns the issues of a run of one phase with the baseline in the file.
    private func issues(
        _ testee: any Testee = CodableTestee(TwoStates.self),
        in phase: ConformancePhase = .presence,
        shard: ConformanceShard = .whole,
        on day: String = "2026-03-01"
    ) async throws -> [String] {
        var baseline = ConformanceBaseline.file(path)
        baseline.today = try #require(CalendarDay(day))
        var options = ConformanceOptions()
        options.phases = [phase]
        options.shard = shard
        options.randomCases = 50
        return baseline.issues(of: await ConformanceRun(testee, options: options).run(), options)
    }

    /// Writes the lines that the issues propose, each with a reason.
    private func accept(_ issues: [String], _ more: String = "") throws {
        let lines = try issues.map { issue in
            let line = try #require(issue.split(separator: "accept:   ").last)
            return line.replacing(#""reason":"WHY""#, with: #""reason":"Known"\#(more)"#)
        }
        let text =
            #"{"format":"session-baseline/1","entries":["# + lines.joined(separator: "\n")
            + "null]}"
        try Data(text.utf8).write(to: URL(filePath: path))
    }

    @Test
    func `accepts what it names, until that is fixed or late`() async throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let found = try await issues()
        #expect(!found.isEmpty)
        try accept(found, #","expires":"2026-03-01""#)
        #expect(try await issues() == [])
        let late = try await issues(on: "2026-03-02")
        #expect(late.count == 2 * found.count)
        #expect(late.filter { $0.contains("[baseline/expired]") }.count == found.count)
        let fixed = try await issues(SessionObjectTestee())
        #expect(fixed.count == found.count)
        #expect(fixed.allSatisfy { $0.contains("[baseline/stale]") && $0.hasPrefix(path) })
        try accept(Array(found.dropLast()))
        #expect(try await issues() == found.suffix(1))
    }

    @Test
    func `is not stale for what was not asked`() async throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        try accept(try await issues())
        let right = SessionObjectTestee()
        #expect(try await issues(right, in: .timestamps) == [])
        #expect(try await issues(right, in: .random) == [])
        let shard = try #require(ConformanceShard(1, of: 2))
        #expect(try await issues(right, shard: shard) == [])
    }

    @Test
    func `is an issue if it cannot be read`() async throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("{}".utf8).write(to: URL(filePath: path))
        let issues = try await issues(SessionObjectTestee())
        #expect(issues.count == 2)
        #expect(issues.first?.hasPrefix("\(path):1:1: a baseline lacks the key 'format'") == true)
    }

    @Test
    func `is beside the source file of the test`() async {
        await withKnownIssue {
            await expectConformance(
                of: CodableTestee(TwoStates.self),
                in: .presence,
                baseline: .file("no-such-baseline.json")
            )
        } matching: { issue in
            "\(issue)".contains("accept:   {")
        }
    }
}
