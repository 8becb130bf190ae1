import CapturedRuns
import Foundation
import StrictJSON
import Testing

@testable import CommandLineFrame

@Suite
struct `A part of a check` {
    private static let good =
        #"{"authenticated_at":null,"id":1,"last_seen_at":null,"url":null,"user_id":null}"# + "\n"
    private static let bad = good.replacing(#""id":1"#, with: #""id":null"#)

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder([
            "a.ndjson": Self.good + Self.bad + Self.good, "b.json": "{\"id\":1,\n\"user_id\":2}",
        ])
    }

    private var lines: String { folder.path(of: "a.ndjson") }
    private var text: String { folder.path(of: "b.json") }

    private func check(_ arguments: String...) async -> CapturedRun {
        await CapturedRun(arguments: ["check", "--format=json"] + arguments)
    }

    private func member(_ key: JSONString, of run: CapturedRun) throws -> String {
        let value = try #require(try JSONDocument(parsing: run.output).root[key])
        return JSONWriter.text { $0.value(value) }
    }

    @Test
    func `has the lines that begin in a range`() async throws {
        // The first byte of the second line, and the last one of it.
        let length = Self.good.utf8.count
        let run = await check(lines, "--range=\(length)-\(length + 1)")
        #expect(run.code == 1)
        #expect(
            try member("part", of: run).hasSuffix(
                #""start":79,"end":80,"size":240,"lines":1}"#
            )
        )
        let checked = try member("checked", of: run)
        #expect(checked.hasPrefix(#"{"payloads":1,"sessions":1,"bytes":1,"#))
        let rest = await check(lines, "--range=\(length + 1)-")
        #expect(rest.code == 0)
        #expect(try member("part", of: rest).contains(#""end":240,"size":240,"lines":1"#))
    }

    @Test(arguments: ["0-0", "5-5", "1-20", "9999-", "9999-99999"])
    func `may be empty only if that is allowed`(range: String) async {
        let run = await check(lines, "--range=\(range)")
        #expect(run.code == 2)
        #expect(run.error.contains("no payload begins in bytes"))
        #expect(run.error.contains("use --allow-empty"))
        let allowed = await check(lines, "--range=\(range)", "--allow-empty")
        #expect(allowed.code == 0)
        #expect(allowed.error == "")
    }

    @Test(arguments: ["", "5", "5-4", "-5", "-", "a-b", "1-2-3", "+1-2", "1-99999999999999999999"])
    func `has a range of two offsets`(range: String) async {
        let run = await check(lines, "--range=\(range)")
        #expect(run.code == 64)
        #expect(run.error.contains("expected two offsets in bytes, START-END"))
    }

    @Test(arguments: [
        (["--range=0-1", "--shard=1/2", "a"], "cannot be used together"),
        (["--range=0-1", "a", "b"], "--range takes one file"),
        (["--range=0-1", "/tmp"], "--range takes one file"),
        (["--source=x", "a", "b"], "--source takes one file"),
        (["--base-offset=1", "a"], "--base-offset needs --source"),
        (["--base-line=2", "a"], "--base-line needs --source"),
        (["--shard=1/2", "--every-finding", "a"], "'merge' cannot add"),
        (["--shard=1/2", "--max-findings=3", "a"], "use --max-findings with 'merge'"),
        (["--shard=3/2", "a"], "expected a part such as 1/3"),
        (["--now=soon", "a"], "expected a time such as"),
        (["--source=", "a"], "expected the name of a source"),
    ])
    func `is chosen by options that fit together`(arguments: [String], problem: String) async {
        let run = await CapturedRun(arguments: ["check"] + arguments)
        #expect(run.code == 64)
        #expect(run.error.contains(problem), "\(run.error)")
    }

    @Test
    func `of anything but lines is all of it`() async throws {
        let part = await check(text, "--range=0-5")
        #expect(part.code == 2)
        #expect(part.error.contains("is not one payload per line, so it cannot be read in parts"))
        #expect(await check(text, "--range=0-").code == 0)
        #expect(await check(text, "--shard=1/2").code == 0)
        let second = await check(text, "--shard=2/2")
        #expect(second.code == 2)
        #expect(second.error.contains("no payload begins in part 2 of 2 of \(text)"))
        #expect(await check(text, "--shard=2/2", "--allow-empty").code == 0)
    }

    @Test
    func `of a pipe needs the name of its source`() async throws {
        let pipe = folder.path(of: "pipe")
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        for arguments in [["--range=0-9"], ["--shard=1/2"]] {
            let run = await CapturedRun(arguments: ["check", pipe] + arguments)
            #expect(run.code == 2)
            #expect(run.error.contains("is not a regular file"))
            #expect(run.error.contains("--source and --base-offset"))
        }
        let missing = await check(folder.path(of: "none"), "--range=0-9")
        #expect(missing.code == 2)
        #expect(missing.error.contains("No such file"))
    }

    @Test
    func `that was cut elsewhere has the positions of its source`() async throws {
        let options = ["--source=all.ndjson", "--base-offset=1000", "--base-line=21"]
        let run = await CapturedRun(arguments: ["check", "--format=json", lines] + options)
        #expect(run.code == 1)
        #expect(
            try member("part", of: run)
                == #"{"source":"all.ndjson","start":1000,"end":1240,"lines":3,"line":21}"#
        )
        #expect(try member("target", of: run) == #""all.ndjson""#)
        let findings = try member("findings", of: run)
        #expect(findings.contains(#""source":"all.ndjson","offset":1109,"line":22,"column":31"#))
    }

    @Test
    func `compares times with the given one`() async throws {
        let late = Self.good.replacing(
            "\"last_seen_at\":null",
            with: "\"last_seen_at\":\"2026-11-18T17:24:29Z\""
        )
        try Data(late.utf8).write(to: URL(filePath: lines))
        let before = await check(lines, "--now=2026-11-18T17:00:00Z", "--fail-on=note")
        #expect(before.code == 1)
        #expect(before.output.contains(#""now":"2026-11-18T17:00:00Z""#))
        let after = await check(lines, "--now=2026-11-18T19:00:00+01:00", "--fail-on=note")
        #expect(after.code == 0)
    }

    @Test
    func `exits with 0 if its verdict is left to others`() async throws {
        let run = await check(lines, "--exit-zero")
        #expect(run.code == 0)
        #expect(try member("exit", of: run).hasPrefix(#"{"code":1,"verdict":"violates""#))
        let missing = await check(folder.path(of: "none"), "--exit-zero")
        #expect(missing.code == 2)
        // What was found outranks what failed, but an engine must repeat the task.
        #expect(await check(folder.path(of: "none"), lines).code == 1)
        #expect(await check(folder.path(of: "none"), lines, "--exit-zero").code == 2)
        #expect(await check("--exit-zero", "--rule=x").code == 64)
    }

    @Test
    func `lists every row`() async throws {
        let keys = (0..<26 * 8).map { index -> String in
            let letters = "abcdefghijklmnopqrstuvwxyz".map(String.init)
            return "{\"id\":1,\"\(letters[index % 26])\(letters[index / 26])\":1}\n"
        }
        try Data(keys.joined().utf8).write(to: URL(filePath: lines))
        let whole = try CheckedReport(await check(lines))
        #expect(whole.listed == 100)
        let part = try CheckedReport(await check(lines, "--shard=1/1"))
        #expect(part.listed == part.rows)
        #expect(part.rows > 200)
    }
}
