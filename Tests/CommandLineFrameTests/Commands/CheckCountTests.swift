import CapturedRuns
import Foundation
import Platform
import StrictJSON
import Testing

@testable import CommandLineFrame

/// Whatever `check` meets is judged, unjudged with a reason, or skipped with a reason.
@Suite
struct `The counts of check` {
    private static let url = "https://c.zendesk.com/api/v2/sessions"
    private static let good =
        #"{"authenticated_at":null,"id":1,"last_seen_at":null,"url":null,"user_id":null}"#
    private static let bad = good.replacing(#""id":1"#, with: #""id":null"#)

    private static func entry(_ body: String, status: Int = 200, url: String = url) -> String {
        let text = body.replacing("\"", with: "\\\"")
        return #"{"request":{"method":"GET","url":"\#(url)"},"response":{"status":\#(status),"#
            + #""content":{"text":"\#(text)"}}}"#
    }

    private static func archive(_ entries: String...) -> String {
        #"{"log":{"entries":[\#(entries.joined(separator: ","))]}}"#
    }

    private static let foreign = entry("{}", url: "https://shop.example/api/auth/session")

    /// Files, the exit code, and the counts of the report.
    private static let runs: [([String: String], Int32, String)] = [
        (["a.json": good], 0, #"{"answers":1,"skipped":{},"unjudged":{}}"#),
        (["a.json": "[]"], 3, #"{"answers":1,"skipped":{},"unjudged":{"empty":1}}"#),
        (["a.json": ""], 3, #"{"answers":1,"skipped":{},"unjudged":{"empty":1}}"#),
        (["a.json": " \n"], 3, #"{"answers":1,"skipped":{},"unjudged":{"empty":1}}"#),
        (
            ["a.json": good, "b.json": "[]"], 3,
            #"{"answers":2,"skipped":{},"unjudged":{"empty":1}}"#
        ),
        (
            ["a.ndjson": good + "\n[]\n" + good + "\n{\"sessions\":[]}\n"], 3,
            #"{"answers":4,"skipped":{},"unjudged":{"empty":2}}"#
        ),
        (
            ["a.json": good, "b.json": bad + "[]"], 1,
            #"{"answers":3,"skipped":{},"unjudged":{"empty":1}}"#
        ),
        (
            ["a.har": archive(entry(good), foreign)], 0,
            #"{"answers":2,"skipped":{"other-url":1},"unjudged":{}}"#
        ),
        (
            ["a.har": archive(entry(good), entry(bad, status: 401), foreign)], 3,
            #"{"answers":3,"skipped":{"other-url":1},"unjudged":{"status-401":1}}"#
        ),
        (
            ["a.har": archive(entry(bad), entry("", status: 200), foreign)], 1,
            #"{"answers":3,"skipped":{"other-url":1},"unjudged":{"no-body":1}}"#
        ),
        (
            ["a.har": archive(entry(bad, status: 403))], 3,
            #"{"answers":1,"skipped":{},"unjudged":{"status-403":1}}"#
        ),
        (
            ["a.har": archive(foreign, foreign)], 2,
            #"{"answers":2,"skipped":{"other-url":2},"unjudged":{}}"#
        ),
        (["a.har": archive()], 3, #"{"answers":0,"skipped":{},"unjudged":{}}"#),
    ]

    @Test(arguments: runs)
    func `add up, and decide the exit code`(
        files: [String: String],
        code: Int32,
        counts: String
    ) async throws {
        let folder = try TemporaryFolder(files)
        let run = await CapturedRun("check", folder.path, "--format=json")
        #expect(run.code == code)
        let checked = try #require(try JSONDocument(parsing: run.output).root["checked"])
        let expected = try JSONDocument(parsing: counts).root
        for key in ["answers", "skipped", "unjudged"] {
            #expect(try text(checked[JSONString(key)]) == text(expected[JSONString(key)]), "\(key)")
        }
        #expect(checked["files"]?.number?.text == "\(files.count)")
    }

    private func text(_ value: JSONValue?) throws -> String {
        let value = try #require(value)
        return JSONWriter.text { $0.value(value) }
    }

    @Test
    func `are printed with their reasons`() async throws {
        let text = Self.archive(Self.entry(Self.good), Self.entry("x", status: 401), Self.foreign)
        let folder = try TemporaryFolder(["a.har": text])
        let run = await CapturedRun("check", folder.path(of: "a.har"))
        #expect(run.output.contains("\nNot judged: 1 of 3 answers (1 status-401).\n"))
        #expect(run.output.contains("\nSkipped: 1 of 3 answers (1 other-url).\n"))
        let none = try TemporaryFolder(["a.har": Self.archive(Self.foreign)])
        let empty = await CapturedRun("check", none.path(of: "a.har"))
        #expect(empty.error.contains("a.har: 1 request is not for sessions\n"))
    }

    @Test
    func `include a file that cannot be read`() async throws {
        let folder = try TemporaryFolder(["a.json": Self.good])
        let none = folder.path(of: "none.json")
        let run = await CapturedRun("check", none, folder.path(of: "a.json"), "--format=json")
        #expect(run.code == 2)
        let checked = try #require(try JSONDocument(parsing: run.output).root["checked"])
        #expect(checked["answers"]?.number?.text == "2")
        #expect(checked["unjudged"]?["unread"]?.number?.text == "1")
    }

    @Test
    func `stay what they are if rules are off`() async throws {
        let folder = try TemporaryFolder(["a.json": "[]", "b.json": #"{"id":1"#])
        for options in [
            ["--only", "contract"], ["--skip", "json"], ["--rule", "json/syntax=off"],
        ] {
            let run = await CapturedRun(
                arguments: ["check", folder.path, "--format=json"] + options
            )
            #expect(run.code == 3, "\(options)")
            let checked = try #require(try JSONDocument(parsing: run.output).root["checked"])
            #expect(checked["unjudged"]?["empty"]?.number?.text == "1")
            #expect(checked["unjudged"]?["unreadable"]?.number?.text == "1")
        }
    }

    @Test
    func `are in the reason if the rules about them are off`() async throws {
        let folder = try TemporaryFolder(["a.json": "[]", "b.json": Self.good])
        let run = await CapturedRun("check", folder.path, "--rule", "input/empty=off")
        #expect(run.code == 3)
        #expect(run.output.contains("INCONCLUSIVE: no errors, but not judged: 1 empty."))
    }

    @Test
    func `name no notes one by one if the input conforms`() async throws {
        let folder = try TemporaryFolder(["a.json": #"{"id":1}"#])
        let run = await CapturedRun("check", folder.path)
        #expect(
            run.output.hasPrefix("Notes: contract/absent ×4. Run with --verbose to list them.\n")
        )
        let verbose = await CapturedRun("check", folder.path, "--verbose")
        #expect(verbose.output.hasPrefix("note contract/absent"))
        let failing = await CapturedRun("check", folder.path, "--fail-on=note")
        #expect(failing.output.hasPrefix("note contract/absent"))
    }

    /// What has no session stays unjudged beside answers that have some.
    @Test(arguments: [
        archive(entry(good), entry("<html>")), archive(entry(good), entry(#"{"error":"x"}"#)),
        "\(good)\n{\"x\":1}\n", "\(good)\nnull\n", "\(good)\n[5]\n", "\(good)\n{\"sessions\":7}\n",
        "\(archive(entry(good)))\n{\"x\":1}\n",
    ])
    func `include an answer without a session whose rule is off`(text: String) async throws {
        let folder = try TemporaryFolder(["a.json": text])
        for options in [
            ["--only", "contract"], ["--skip", "envelope,live"],
            ["--rule", "envelope/unknown=note", "--skip", "envelope/shape,live"],
        ] {
            let run = await CapturedRun(
                arguments: ["check", folder.path, "--format=json"] + options
            )
            #expect(run.code == 3, "\(options) \(text)")
            let checked = try #require(try JSONDocument(parsing: run.output).root["checked"])
            #expect(checked["unjudged"]?["empty"]?.number?.text == "1")
        }
    }

    @Test(arguments: ["off", "note", "warning"])
    func `include a text that is not read to its end, whatever the severity`(
        level: String
    ) async throws {
        let folder = try TemporaryFolder(["a.json": "\(Self.good)\n{\"id\":2,,\"user_id\":1}\n"])
        let run = await CapturedRun("check", folder.path, "--rule", "json/syntax=\(level)")
        #expect(run.code == 3)
        #expect(run.output.contains("Not judged: 1 of 2 answers (1 unreadable)."))
    }

    @Test
    func `do not hide a pointer that leads nowhere`() async throws {
        let folder = try TemporaryFolder(["a.json": #"{"a":\#(Self.good)}"#])
        let run = await CapturedRun("check", folder.path, "--at=/a", "--at=/b")
        #expect(run.code == 2)
        #expect(run.error == "error: no text has a value at '/b'\n")
    }
}
