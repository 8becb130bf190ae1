import CapturedRuns
import Foundation
import Gen
import GenTesting
import Reports
import StandInAPI
import StrictJSON
import TestEffort
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

@Suite
struct `The command drift` {
    private static let now = "--now=2026-11-27T09:00:00Z"

    /// A line for each of 400 users.
    private static func lines(_ change: (Int) -> String = { _ in "" }) -> String {
        (0..<400).map { id in
            let odd = change(id)
            let url = odd == "null" ? "null" : #""https://a.zendesk.com/api/v2/sessions/\#(id)""#
            let number = odd == "break" ? "null" : "\(id)"
            return #"{"authenticated_at":"2026-11-26T08:00:00Z","id":\#(number),"last_seen_at":"#
                + #""2026-11-27T08:00:00Z","url":\#(url),"user_id":\#(id)}"# + "\n"
        }.joined()
    }

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder([
            "plain.ndjson": Self.lines(),
            "null.ndjson": Self.lines { $0 % 20 == 0 ? "null" : "" },
            "break.ndjson": Self.lines { $0 == 7 ? "break" : "" },
            "few.ndjson": #"{"id":1,"user_id":1}"#, "empty.ndjson": "",
            "key": "0123456789abcdef0123456789abcdef", "short": "0123",
        ])
    }

    private func path(_ name: String) -> String { folder.path(of: name) }

    /// Counts a file, and returns the path of the census.
    private func census(_ name: String, _ more: String...) async -> String {
        let census = path("\(name).json")
        _ = await CapturedRun(
            arguments: [
                "drift", "snapshot", path("\(name).ndjson"), "--output=\(census)", Self.now,
                "--block-key=\(path("key"))",
            ] + more
        )
        return census
    }

    private func compare(_ old: String, _ new: String, _ more: String...) async -> CapturedRun {
        await CapturedRun(
            arguments: ["drift", "compare", await census(old), await census(new)] + more
        )
    }

    @Test
    func `finds nothing where nothing has changed`() async {
        let run = await compare("plain", "plain", "--fail-on=note")
        #expect(run.code == 0, "\(run.output)\(run.error)")
        #expect(run.output.contains("400 sessions, at 2026-11-27T09:00:00Z"))
    }

    @Test
    func `alarms at a change, with shares before and after`() async {
        let run = await compare("plain", "null", "--fail-on=warning")
        #expect(run.code == 1)
        for text in ["warning drift/widening", "'url' is null, which is new", "5 % (20 of 400"] {
            #expect(run.output.contains(text), "\(run.output)")
        }
        #expect(await compare("plain", "null").code == 0)
    }

    @Test
    func `fails at one violation of the contract`() async {
        let run = await compare("plain", "break")
        #expect(run.code == 1 && run.output.contains("error drift/breaking"))
        #expect(await compare("break", "plain").code == 0)
    }

    @Test
    func `is inconclusive if there is little to compare`() async {
        let run = await compare("plain", "few")
        #expect(run.code == 3 && run.output.contains("drift/too-few"), "\(run.output)")
        #expect(await compare("few", "few").code == 3)
    }

    @Test
    func `is inconclusive if a census lacks answers`() async throws {
        let plain = await census("plain")
        let partial = path("partial.json")
        try String(contentsOfFile: plain, encoding: .utf8)
            .replacing(#""unjudged":0"#, with: #""unjudged":3"#)
            .write(toFile: partial, atomically: true, encoding: .utf8)
        let run = await CapturedRun("drift", "compare", plain, partial)
        #expect(run.code == 3 && run.output.contains("3 uncounted"), "\(run.output)")
    }

    @Test
    func `writes every format, with a unit for each field`() async throws {
        for format in TestEffort.sample(of: ReportFormat.allCases, every: 3) {
            let run = await compare("plain", "null", "--format=\(format.rawValue)")
            #expect(run.code == 0 && !run.output.isEmpty, "\(format)")
        }
        let report = await compare("plain", "null", "--format=json").output
        let root = try JSONDocument(parsing: report).root
        #expect(root["command"]?.string == "drift")
        let units = try #require(root["units"]?.elements)
        #expect(
            units.compactMap { $0["name"]?.string?.string }.sorted() == [
                "authenticated_at", "id", "last_seen_at", "session", "url", "user_id",
            ]
        )
        #expect(units.allSatisfy { $0["kind"]?.string == "field" })
    }

    @Test
    func `accepts what a baseline accepts`() async {
        let report = path("report.json")
        _ = await compare("plain", "null", "--format=json=\(report)")
        let baseline = path("known.json")
        let update = await CapturedRun(
            "baseline",
            "update",
            baseline,
            report,
            "--reason=Meant",
            "--severity=warning"
        )
        #expect(update.code == 0, "\(update.error)")
        let run = await compare("plain", "null", "--fail-on=warning", "--baseline=\(baseline)")
        #expect(run.code == 0 && run.output.contains("1 suppressed"), "\(run.output)")
    }

    @Test
    func `refuses what is not a census`() async throws {
        let plain = await census("plain")
        for other in ["plain.ndjson", "none.json", "empty.ndjson"] {
            let run = await CapturedRun("drift", "compare", plain, path(other))
            #expect(run.code == 2, "\(other)")
            #expect(run.error.contains(other), "\(run.error)")
        }
        let forged = try String(contentsOfFile: plain, encoding: .utf8)
            .replacing(#""sessions":400"#, with: #""sessions":4000000000000000000000"#)
        try forged.write(toFile: path("forged.json"), atomically: true, encoding: .utf8)
        let run = await CapturedRun("drift", "compare", plain, path("forged.json"))
        #expect(run.code == 2 && run.error.contains("at /sessions, but expected"), "\(run.error)")
    }

    @Test(arguments: [
        (["compare"], "expected two censuses"), (["compare", "a"], "expected two censuses"),
        (["snapshot"], "nothing to check"),
        (["snapshot", "a.ndjson", "--shard=1/2"], "parts need --block-key FILE"),
        (
            ["snapshot", "https://a.example", "--range=0-7", "--block-key=k"],
            "--range is about files, and has no effect on an API; leave it out"
        ),
        (
            ["snapshot", "https://a.example", "--all-files"],
            "--all-files is about files, and has no effect on an API"
        ),
        (
            ["snapshot", "a.ndjson", "--endpoint=me", "--retries=1"],
            "--retries is about an API, and has no effect on files; name the URL of an API"
        ),
        (["snapshot", "--endpoint=me"], "--endpoint is about an API"),
        (["snapshot", "https://a.example", "a.ndjson"], "files, or the URL of one API"),
        (["snapshot", "https://a.example", "https://b.example"], "the URL of one API"),
        (["snapshot", "http://a.example"], "https"),
        (["compare", "a", "b", "--only=contract"], "no rule is left"),
    ])
    func `refuses arguments that make no sense`(arguments: [String], error: String) async {
        let run = await CapturedRun(arguments: ["drift"] + arguments)
        #expect(run.code == 64)
        #expect(run.error.contains(error), "\(run.error)")
    }

    @Test
    func `replaces an earlier census, but no other file`() async throws {
        let plain = await census("plain")
        let other = path("null.ndjson")
        for (output, code) in [(plain, 0), (other, 2), (path("new.json"), 0)] as [(String, Int32)] {
            let run = await CapturedRun(
                "drift",
                "snapshot",
                path("break.ndjson"),
                "--output=\(output)"
            )
            #expect(run.code == code, "\(run.error)")
        }
        #expect(try String(contentsOfFile: other, encoding: .utf8).hasPrefix(#"{"authent"#))
    }

    @Test
    func `writes no census of a source that cannot be read`() async {
        let run = await CapturedRun("drift", "snapshot", path("plain.ndjson"), path("none.json"))
        #expect(run.code == 2 && run.output.isEmpty)
        #expect(await CapturedRun("drift", "snapshot", path("empty.ndjson")).code == 3)
        let key = await CapturedRun(
            "drift",
            "snapshot",
            path("plain.ndjson"),
            "--block-key=\(path("short"))"
        )
        #expect(key.code == 2 && key.error.contains("has less than 16 bytes"))
    }

    @Test
    func `adds the censuses of parts to that of the whole`() async throws {
        let whole = try String(contentsOfFile: await census("plain"), encoding: .utf8)
        for count in TestEffort.sample(of: [3, 2, 7], every: 3) {
            var parts: [String] = []
            for index in 1...count {
                let part = path("part-\(index).json")
                let run = await CapturedRun(
                    "drift",
                    "snapshot",
                    path("plain.ndjson"),
                    "--shard=\(index)/\(count)",
                    "--block-key=\(path("key"))",
                    Self.now,
                    "--output=\(part)"
                )
                #expect(run.code == 0, "\(run.error)")
                parts.append(part)
            }
            let merged = await CapturedRun(arguments: ["merge"] + parts.reversed())
            #expect(merged.code == 0 && merged.output == whole)
            let doubled = await CapturedRun(arguments: ["merge"] + parts + [parts[0]])
            #expect(doubled.code == 2 && doubled.error.contains("the same sessions"))
        }
    }

    @Test
    func `counts an API`() async throws {
        let server = try StandInServer()
        try server.start()
        defer { server.stop() }
        let origin = try #require(server.origin)
        let run = await CapturedRun("drift", "snapshot", origin, Self.now)
        #expect(run.code == 0, "\(run.error)")
        let root = try JSONDocument(parsing: run.output).root
        #expect(root["format"]?.string == "session-census/1")
        #expect(root["sessions"]?.number?.int64.map { $0 > 0 } == true)
        #expect(run.output.contains(#"{"counter":"session.paging","state":"cursor""#))
    }

    @Test
    func `is part of a live run, which never overwrites a census`() async throws {
        let server = try StandInServer()
        try server.start()
        defer { server.stop() }
        let origin = try #require(server.origin)
        let census = path("live.json")
        let first = await CapturedRun("live", origin, Self.now, "--census=\(census)")
        #expect(first.code == 0, "\(first.output)\(first.error)")
        #expect(first.output.contains("The first census is in"))
        let text = try String(contentsOfFile: census, encoding: .utf8)
        let second = await CapturedRun("live", origin, Self.now, "--census=\(census)")
        #expect(second.output.contains("Compared \(census)"), "\(second.output)")
        #expect(try String(contentsOfFile: census, encoding: .utf8) == text)
        let broken = await CapturedRun("live", origin, "--census=\(path("plain.ndjson"))")
        #expect(broken.code == 2 && broken.error.contains("is not a census"))
    }

    @Test
    func `explains its rules, and says what a census looks like`() async {
        let run = await CapturedRun("explain", "drift/widening")
        #expect(run.code == 0 && run.output.contains("2 points"))
        #expect(await CapturedRun("explain", "drift").output.contains("drift/too-few"))
        #expect(await CapturedRun("schema", "census").output.contains("session-census/1"))
    }
}
