import CapturedRuns
import Foundation
import Testing

@testable import CommandLineFrame

/// `.github/problem-matcher.json` lets GitHub find the findings in a report for people.
@Suite
struct `The problem matcher` {
    private struct File: Decodable {
        let problemMatcher: [Matcher]
    }

    private struct Matcher: Decodable {
        let severity: String?
        let pattern: [Pattern]
    }

    private struct Pattern: Decodable {
        let regexp: String
        let severity: Int?
        let file: Int?
        let line: Int?
        let column: Int?
        let code: Int?
        let message: Int?
    }

    /// A finding as GitHub would show it.
    private struct Annotation: Equatable {
        var severity: String
        var place: String
        var code: String
        var message: String
    }

    private func groups(_ text: String, _ pattern: Pattern) throws -> [Int: String]? {
        let range = NSRange(text.startIndex..., in: text)
        let regex = try NSRegularExpression(pattern: pattern.regexp)
        guard let match = regex.firstMatch(in: text, range: range) else { return nil }
        let ranges = (0..<match.numberOfRanges).map { Range(match.range(at: $0), in: text) }
        let texts = ranges.enumerated().compactMap { entry in
            entry.element.map { (entry.offset, String(text[$0])) }
        }
        return Dictionary(uniqueKeysWithValues: texts)
    }

    private func annotations(_ lines: [String]) throws -> [Annotation] {
        var folder = URL(filePath: #filePath)
        while folder.lastPathComponent != "Tests" { folder.deleteLastPathComponent() }
        let url = folder.deletingLastPathComponent()
            .appending(path: ".github/problem-matcher.json")
        let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
        var found: [Annotation] = []
        for (first, second) in zip(lines, lines.dropFirst()) {
            for matcher in file.problemMatcher {
                let (head, tail) = (matcher.pattern[0], matcher.pattern[1])
                guard let start = try groups(first, head), let rest = try groups(second, tail)
                else { continue }
                let place = [head.file, head.line, head.column].map { $0.flatMap { start[$0] } }
                found.append(
                    Annotation(
                        severity: head.severity.flatMap { start[$0] } ?? matcher.severity ?? "",
                        place: place.map { $0 ?? "" }.joined(separator: ":"),
                        code: head.code.flatMap { start[$0] } ?? "",
                        message: tail.message.flatMap { rest[$0] } ?? ""
                    )
                )
            }
        }
        return found
    }

    @Test
    func `finds every finding of a check, and nothing else`() async throws {
        let text = #"{"id":null,"authenticated_at":"x","last_seen_at":null,"url":null}"#
        let folder = try TemporaryFolder(["a b.json": text])
        let path = folder.path(of: "a b.json")
        let run = await CapturedRun("check", path)
        let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
        let found = try annotations(lines.map(String.init))
        #expect(
            found.map { "\($0.severity) \($0.code) \($0.place)" } == [
                "error contract/null \(path):1:7",
                "warning timestamp/malformed \(path):1:31",
                "notice contract/absent \(path):1:1",
            ]
        )
        #expect(found.first?.message == "'id' is null")
    }
}
