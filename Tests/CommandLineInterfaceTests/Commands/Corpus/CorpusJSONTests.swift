import CapturedRuns
import Foundation
import SessionModel
import StrictJSON
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

@Suite
struct `A corpus as JSON` {
    private func root(_ arguments: String...) async throws -> JSONValue {
        let corpus = try TemporaryCorpus()
        let run = await CapturedRun(
            arguments: ["corpus"] + arguments + ["--format=json"],
            workingDirectory: corpus.path
        )
        #expect(run.code == 0)
        #expect(run.output.hasSuffix("}\n"))
        let root = try JSONDocument(parsing: run.output).root
        #expect(root["corpus"]?["version"]?.string == "1.0.0")
        #expect(root["corpus"]?["sha256"]?.string?.description.count == 64)
        #expect(root["corpus"]?["cases"]?.number?.text == "5")
        return root
    }

    @Test
    func `lists cases with their topics, rules and flags`() async throws {
        let list = try await root("list", "--topic=types")
        #expect(list["format"]?.string == "corpus-list/1")
        let cases = try #require(list["cases"]?.elements)
        #expect(cases.map { $0["id"]?.string } == ["types-id-digits", "types-id-integer"])
        #expect(
            cases[0].members?.map(\.key.description) == [
                "id", "topic", "title", "added", "judge", "syntax", "contract", "rules", "notes",
                "decode", "flags", "bytes", "file", "line",
            ]
        )
        #expect(cases[0]["rules"]?.elements?.map { $0.string } == ["contract/type"])
        #expect(cases[0]["bytes"]?.number?.text == "10")
        #expect(cases[0]["line"]?.number?.text == "6")
        let some = try await root("list", "--flag=string-typed")
        #expect(some["cases"]?.elements?.count == 1)
    }

    @Test
    func `is an empty list if no case matches the filters`() async throws {
        let none = try await root("list", "--topic=links")
        #expect(none["cases"]?.elements?.count == 0)
    }

    @Test
    func `shows cases with their payloads`() async throws {
        let show = try await root("show", "types-id-digits")
        #expect(show["format"]?.string == "corpus-show/1")
        let entry = try #require(show["cases"]?.elements?.first)
        let payload = Data(base64Encoded: entry["payload"]?.string?.string ?? "")
        #expect(payload == Data(#"{"id":"1"}"#.utf8))
        #expect(entry["case"]?["expect"]?["decode"]?.string == "reject")
    }

    @Test
    func `counts what is covered`() async throws {
        let stats = try await root("stats")
        #expect(stats["format"]?.string == "corpus-stats/1")
        let combinations = PresenceCombination.all.count
        #expect(stats["presence"]?["combinations"]?.number?.text == "\(combinations)")
        #expect(stats["presence"]?["covered"]?.number?.text == "1")
        #expect(stats["presence"]?["missing"]?.elements?.count == combinations - 1)
        func count(_ list: JSONString, _ key: JSONString, _ name: JSONString) -> String? {
            let entry = stats[list]?.elements?.first { $0[key]?.string == name }
            return entry?["cases"]?.number?.text
        }
        #expect(count("topics", "topic", "types") == "2")
        #expect(count("topics", "topic", "links") == "0")
        #expect(count("rules", "rule", "contract/type") == "1")
        #expect(count("flags", "flag", "string-typed") == "1")
        #expect(count("dialects", "dialect", "documented") == "0")
        let fields = DeclaredField.allCases
        let dialects = fields.count { $0.isTimestamp } * Timestamp.Dialect.allCases.count
        #expect(stats["dialects"]?.elements?.count == dialects)
        #expect(stats["types"]?.elements?.count == fields.count * JSONValue.Kind.allCases.count)
    }

    @Test(arguments: ["list", "stats", "show x"])
    func `is one of two output formats`(line: String) async throws {
        let arguments = ["corpus"] + line.split(separator: " ").map(String.init)
        let run = await CapturedRun(arguments: arguments + ["--format=yaml"])
        #expect(run.code == 64)
        #expect(run.error.contains("expected one of human, json"), "\(run.error)")
    }
}
