import CapturedRuns
import Foundation
import Platform
import StrictJSON
import Testing

@testable import CommandLineFrame

@Suite
struct `The command check on folders` {
    private let good =
        #"{"id":1,"authenticated_at":null,"last_seen_at":null,"url":null,"user_id":null}"#

    /// Runs `check` and returns the JSON report.
    private func report(_ arguments: String..., code: Int32 = 0) async throws -> JSONValue {
        let run = await CapturedRun(arguments: ["check", "--format=json"] + arguments)
        #expect(run.code == code, "\(run.error)")
        return try JSONDocument(parsing: run.output).root
    }

    private func names(of report: JSONValue) -> [String?] {
        (report["units"]?.elements ?? []).map { $0["name"]?.string?.string }
    }

    /// The number of skipped answers for a reason, which must be part of all answers.
    private func skipped(_ reason: String, in report: JSONValue) throws -> String? {
        let checked = try #require(report["checked"])
        let judged = try #require(checked["payloads"]?.number.flatMap { Int($0.text) })
        let answers = try #require(checked["answers"]?.number.flatMap { Int($0.text) })
        let members = try #require(checked["skipped"]?.members)
        let all = members.reduce(0) { $0 + (Int($1.value.number?.text ?? "") ?? 0) }
        #expect(answers == judged + all)
        return members.first { $0.key.string == reason }?.value.number?.text
    }

    @Test
    func `reads a rotated log whole, and counts what it skips`() async throws {
        let folder = try TemporaryFolder([
            "a.json": good, "a.json.1": good, "a.json.10": good, "a.json.2": good,
            "a.txt": "x", ".a.json": "x",
        ])
        let found = try await report(folder.path)
        let expected = ["a.json", "a.json.1", "a.json.2", "a.json.10"]
        #expect(names(of: found) == expected.map { folder.path(of: $0) })
        #expect(try skipped("other-name", in: found) == "1")
        #expect(try skipped("hidden", in: found) == "1")
        #expect(found["checked"]?["files"]?.number?.text == "4")
        let all = try await report(folder.path, "--all-files", code: 1)
        #expect(names(of: all).contains(folder.path(of: "a.txt")))
        #expect(try skipped("other-name", in: all) == nil)
        #expect(try skipped("hidden", in: all) == "1")
    }

    @Test
    func `reads no file twice`() async throws {
        let folder = try TemporaryFolder(["a.json": good])
        let file = folder.path(of: "a.json")
        let found = try await report(file, folder.path, "\(folder.path)/./a.json")
        #expect(names(of: found) == [file])
        #expect(try skipped("same-file", in: found) == "2")
    }

    @Test
    func `skips reports of this program, wherever they are`() async throws {
        let folder = try TemporaryFolder(["a.json": good])
        let first = folder.path(of: "r1.json")
        let second = folder.path(of: "r2.json")
        let formats = ["--format=json=\(first)", "--format=ndjson=\(second)"]
        #expect(await CapturedRun(arguments: ["check", folder.path] + formats).code == 0)
        let found = try await report(folder.path)
        #expect(names(of: found) == [folder.path(of: "a.json")])
        #expect(try skipped("own-report", in: found) == "2")
        let only = await CapturedRun("check", first, second)
        #expect(only.code == 2)
        #expect(
            only.error == "error: nothing to check in \(first), \(second): "
                + "2 files are reports of this program\n"
        )
    }

    @Test
    func `reads a file whose name is not UTF-8, and shows its name with escapes`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path(of: PathText.decoding([0x61, 0xFF] + ".json".utf8))
        try FileReplacement.write(Array("{\"id\":null}".utf8), to: path)
        for source in [path, folder.path] {
            let found = try await report(source, code: 1)
            #expect(names(of: found) == [folder.path(of: "a\\xff.json")])
            let row = found["findings"]?.elements?.first
            #expect(row?["source"]?.string?.string == folder.path(of: "a\\xff.json"))
        }
        let missing = await CapturedRun("check", path + ".no")
        #expect(missing.error.contains("cannot read \(folder.path)/a\\xff.json.no: "))
    }
}
