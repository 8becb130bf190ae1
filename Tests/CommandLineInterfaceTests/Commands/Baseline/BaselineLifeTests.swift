import CapturedRuns
import Foundation
import StrictJSON
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

/// A baseline from its creation to its last entry.
@Suite
struct `A baseline of accepted deviations` {
    private static let whole =
        #"{"id":1,"url":null,"last_seen_at":null,"authenticated_at":null,"user_id":null}"#
    private static let noID =
        #"{"id":null,"url":null,"last_seen_at":null,"authenticated_at":null,"user_id":null}"#
    private static let badURL =
        #"{"id":1,"url":7,"last_seen_at":null,"authenticated_at":null,"user_id":null}"#

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder(["a.json": Self.noID])
    }

    private func write(_ text: String, to name: String = "a.json") throws {
        try Data(text.utf8).write(to: folder.url.appending(path: name))
    }

    private var baseline: String { folder.path(of: "baseline.json") }
    private var input: String { folder.path(of: "a.json") }
    private var report: String { folder.path(of: "report.json") }

    private func checkInput(_ more: String...) async -> CapturedRun {
        await CapturedRun(
            arguments: ["check", input, "--format=human", "--format=json=\(report)"] + more
        )
    }

    private func update(_ more: String...) async -> CapturedRun {
        await CapturedRun(
            arguments: ["baseline", "update", baseline, report, "--reason=Known"] + more
        )
    }

    private func rules() throws -> [String] {
        let root = try JSONDocument(parsing: folder.text(of: "report.json")).root
        return (root["findings"]?.elements ?? []).compactMap { row in
            row["suppressed"] == nil ? row["rule"]?.string?.string : nil
        }
    }

    @Test
    func `goes from red to green, and is red again for what is new, fixed or late`() async throws {
        #expect(await checkInput().code == 1)
        let created = await update("--issue=#1", "--expires=2027-01-31")
        #expect(created.code == 0)
        #expect(created.output == "1 added; \(baseline) has 1 entry\n")
        let accepted = await checkInput("--baseline=\(baseline)")
        #expect(accepted.code == 0)
        #expect(accepted.output.contains("Known (accepted since 2027-01-15, until 2027-01-31, #1)"))
        #expect(accepted.output.contains("1 suppressed"))
        #expect(accepted.output.contains("baseline.json has 1 entry: 1 occurred."))
        // What is new.
        try write(Self.noID + "\n" + Self.badURL)
        #expect(await checkInput("--baseline=\(baseline)").code == 1)
        #expect(try rules() == ["contract/type"])
        // What is fixed.
        try write(Self.whole)
        let stale = await checkInput("--baseline=\(baseline)")
        #expect(stale.code == 1)
        #expect(try rules() == ["baseline/stale"])
        #expect(stale.output.contains("\(baseline):2:1"))
        let pruned = await CapturedRun("baseline", "prune", baseline, report)
        #expect(pruned.code == 0)
        #expect(pruned.output.hasSuffix("1 removed; \(baseline) has 0 entries\n"))
        #expect(await checkInput("--baseline=\(baseline)").code == 0)
    }

    @Test
    func `fails on the day after the last one`() async throws {
        _ = await checkInput()
        _ = await update("--expires=2027-01-15")
        #expect(await checkInput("--baseline=\(baseline)").code == 0)
        let text = try folder.text(of: "baseline.json")
        try write(text.replacing("2027-01-15", with: "2027-01-14"), to: "baseline.json")
        #expect(await checkInput("--baseline=\(baseline)").code == 1)
        #expect(try rules() == ["contract/null", "baseline/expired"])
        let renewed = await update("--expires=2027-02-01")
        #expect(renewed.output == "0 added, 1 renewed; \(baseline) has 1 entry\n")
        #expect(await checkInput("--baseline=\(baseline)").code == 0)
    }

    @Test
    func `is not stale for what was not checked`() async throws {
        _ = await checkInput()
        _ = await update()
        let other = folder.path(of: "b.json")
        try write(Self.whole, to: "b.json")
        let rest = ["--baseline=\(baseline)", "--format=json=\(report)"]
        #expect(await CapturedRun(arguments: ["check", other] + rest).code == 0)
        let root = try JSONDocument(parsing: folder.text(of: "report.json")).root
        #expect(root["baseline"]?["unobserved"]?.number?.text == "1")
        try write(Self.whole)
        for option in ["--only=link", "--rule=contract/null=off"] {
            let run = await CapturedRun(arguments: ["check", input, option] + rest)
            #expect(run.code == 0, "\(option)")
        }
        try write("{")
        _ = await CapturedRun(arguments: ["check", input] + rest)
        // Nothing is known about the rest of the file.
        #expect(try rules() == ["json/syntax"])
    }

    @Test
    func `is stale for a row of several files only once all of them are fixed`() async throws {
        let other = folder.path(of: "b.json")
        try write(Self.noID, to: "b.json")
        func check(_ files: [String], _ more: String...) async -> Int32 {
            let arguments = ["check"] + files + ["--format=json=\(report)"] + more
            return await CapturedRun(arguments: arguments).code
        }
        _ = await check([input, other])
        _ = await update()
        try write(Self.whole)
        for files in [[input], [input, other], [other]] {
            #expect(await check(files, "--baseline=\(baseline)") == 0)
        }
        try write(Self.whole, to: "b.json")
        #expect(await check([input, other], "--baseline=\(baseline)") == 1)
        #expect(try rules() == ["baseline/stale"])
    }

    @Test
    func `does not take the room of other findings in a stream`() async throws {
        _ = await checkInput()
        _ = await update()
        let lines = Array(repeating: Self.noID, count: 5) + [Self.badURL]
        try write(lines.joined(separator: "\n"))
        let run = await CapturedRun(
            "check",
            input,
            "--baseline=\(baseline)",
            "--every-finding",
            "--format=ndjson",
            "--max-findings=2"
        )
        let events = try run.output.split(separator: "\n").map {
            try JSONDocument(parsing: String($0)).root
        }
        #expect(events.filter { $0["suppressed"] != nil }.count == 2)
        #expect(events.contains { $0["rule"]?.string?.string == "contract/type" })
        #expect(events.last?["listed"]?.number?.text == "1")
        #expect(events.last?["rows"]?.number?.text == "1")
    }

    @Test
    func `has a limit if an entry gives one`() async throws {
        _ = await checkInput()
        _ = await update()
        let text = try folder.text(of: "baseline.json")
        try write(text.replacing(#""reason""#, with: #""most":1,"reason""#), to: "baseline.json")
        #expect(await checkInput("--baseline=\(baseline)").code == 0)
        try write(Self.noID + "\n" + Self.noID)
        #expect(await checkInput("--baseline=\(baseline)").code == 1)
        #expect(try rules() == ["baseline/exceeded"])
    }

    @Test
    func `is needed in full before a run starts`() async throws {
        try write("{}", to: "baseline.json")
        let wrong = await checkInput("--baseline=\(baseline)")
        #expect(wrong.code == 2)
        #expect(wrong.error.contains("baseline.json:1:1: a baseline lacks the key 'format'"))
        let missing = await checkInput("--baseline=\(folder.path(of: "none"))")
        #expect(missing.code == 2)
        #expect(missing.error.contains("No such file or directory"))
        let overwriting = await CapturedRun(
            "check",
            input,
            "--baseline=\(baseline)",
            "--format=json=\(baseline)"
        )
        #expect(overwriting.code == 64)
        #expect(try folder.text(of: "baseline.json") == "{}")
    }

    @Test
    func `takes rows only from a report that lists all of them`() async throws {
        try write(Self.noID + "\n" + Self.badURL)
        _ = await checkInput("--max-findings=1")
        let run = await update()
        #expect(run.code == 2)
        #expect(run.error.contains("lists only 1 of 2 rows; run again with --max-findings 2"))
        #expect(!FileManager.default.fileExists(atPath: baseline))
        try write("[]", to: "report.json")
        #expect(await update().error.contains("is not a JSON report"))
    }

    @Test
    func `is skipped in a folder that is checked`() async throws {
        _ = await checkInput()
        _ = await update()
        let run = await CapturedRun("check", folder.path, "--baseline=\(baseline)")
        #expect(run.code == 0)
    }

    @Test
    func `of a model is stale once the phase that showed it was run to its end`() async throws {
        let testee = ShellTestee.command(answer: "reject")
        let presence = ["model", "--only=presence", "--format=json=\(report)"]
        let first = await CapturedRun(arguments: presence + testee)
        try #require(first.code == 1)
        _ = await update()
        let rest = ["--baseline=\(baseline)"]
        #expect(await CapturedRun(arguments: presence + rest + testee).code == 0)
        let built = ["model", "--format=json=\(report)", "--cases=10"] + rest
        for options in [["--only=timestamps"], ["--only=presence", "--shard=1/2"]] {
            let run = await CapturedRun(arguments: built + options)
            #expect(run.code == 0, "\(options) \(run.error)")
        }
        for options in [["--only=presence,timestamps"], ["--only=presence"]] {
            #expect(await CapturedRun(arguments: built + options).code == 1)
            #expect(Set(try rules()) == ["baseline/stale"])
        }
    }

    @Test
    func `is linted and shown`() async throws {
        _ = await checkInput()
        _ = await update("--expires=2027-01-31")
        let lint = await CapturedRun("baseline", "lint", baseline)
        #expect(lint.output == "\(baseline): 1 correct entry\n")
        #expect(lint.code == 0)
        let show = await CapturedRun("baseline", "show", baseline)
        #expect(show.output.contains("contract/null at /id (null)"))
        let json = await CapturedRun("baseline", "show", baseline, "--format=json")
        #expect(json.output == (try folder.text(of: "baseline.json")))
        try write("<<<<<<< a\n", to: "baseline.json")
        let conflict = await CapturedRun("baseline", "lint", baseline)
        #expect(conflict.code == 1)
        #expect(conflict.output.contains("baseline.json:1:1: there is a conflict"))
    }
}
