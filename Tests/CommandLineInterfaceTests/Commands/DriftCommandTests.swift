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
    private static let now = CensusFolder.now

    private let files: CensusFolder

    init() throws { files = try CensusFolder() }

    private func path(_ name: String) -> String { files.path(name) }

    private func census(_ name: String) async -> String { await files.census(name) }

    private func compare(_ old: String, _ new: String, _ more: String...) async -> CapturedRun {
        await CapturedRun(
            arguments: ["drift", "compare", await census(old), await census(new)] + more
        )
    }

    @Test
    func `finds nothing where nothing has changed`() async {
        let run = await compare("plain", "plain", "--fail-on=note")
        #expect(run.code == 0, "\(run.output)\(run.error)")
        #expect(run.output.contains("400 sessions, counted at 2026-11-27T09:00:00Z"))
    }

    @Test
    func `alarms at a change, with shares before and after`() async {
        let run = await compare("plain", "null", "--fail-on=warning")
        #expect(run.code == 1)
        for text in ["warning drift/widening", "new: 'url' is null", "5 % (20 of 400"] {
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

    @Test(arguments: [
        "--skip=drift/too-few", "--rule=drift/too-few=off", "--rule=drift/too-few=note",
        "--only=drift/breaking",
    ])
    func `is inconclusive if there is little to compare, whatever rule is off`(
        option: String
    ) async throws {
        for (old, new, count) in [("plain", "few", 1), ("few", "few", 2)] {
            let run = await compare(old, new, option, "--format=json")
            #expect(run.code == 3, "\(run.output)")
            let checked = try #require(try JSONDocument(parsing: run.output).root["checked"])
            #expect(checked["unjudged"]?["too-few"]?.number?.int64 == Int64(count))
            #expect(checked["answers"]?.number?.int64 == 2)
        }
    }

    @Test
    func `says in the report how much the censuses are worth`() async throws {
        let run = await compare("plain", "few", "--format=json")
        let uses = try #require(try JSONDocument(parsing: run.output).root["censuses"]?.elements)
        #expect(uses.compactMap { $0["sessions"]?.number?.int64 } == [400, 1])
        #expect(uses.compactMap { $0["needed"]?.number?.int64 } == [100, 100])
    }

    @Test
    func `reports an undeclared field of another type`() async throws {
        for (name, value) in [("one", "1"), ("other", "\"1\"")] {
            let lines = CensusFolder.lines().replacing("}", with: ",\"device\":\(value)}")
            try lines.write(toFile: path("\(name).ndjson"), atomically: true, encoding: .utf8)
        }
        let run = await compare("one", "other", "--fail-on=warning")
        #expect(run.code == 1, "\(run.output)")
        #expect(run.output.contains("the undeclared field 'device' is a string"), "\(run.output)")
    }

    @Test
    func `warns of a census that is too small to compare`() async {
        let run = await CapturedRun("drift", "snapshot", path("few.ndjson"))
        #expect(run.code == 0 && run.error.contains("warning: the census has 1 session, but"))
        #expect(
            !(await CapturedRun("drift", "snapshot", path("plain.ndjson")).error)
                .contains("warning")
        )
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
    func `calls an entry stale if the change did not occur`() async throws {
        let report = path("report.json")
        _ = await compare("plain", "null", "--format=json=\(report)")
        let baseline = path("known.json")
        _ = await CapturedRun(
            "baseline",
            "update",
            baseline,
            report,
            "--reason=Meant",
            "--severity=note"
        )
        // Another pair of files does not show that the deviation is gone.
        #expect(await compare("plain", "same", "--baseline=\(baseline)").code == 0)
        // The file of the same name has other sessions now.
        try CensusFolder.lines()
            .write(toFile: path("null.ndjson"), atomically: true, encoding: .utf8)
        let run = await compare("plain", "null", "--baseline=\(baseline)")
        #expect(run.code == 1 && run.output.contains("baseline/stale"), "\(run.output)")
        // Nor does a comparison that is inconclusive.
        try #"{"id":1,"user_id":1}"#
            .write(toFile: path("null.ndjson"), atomically: true, encoding: .utf8)
        let few = await compare("plain", "null", "--baseline=\(baseline)")
        #expect(few.code == 3, "\(few.output)")
    }

    @Test
    func `calls no entry stale whose row is left out because others say the same`() async throws {
        func write(_ name: String, _ nulls: (Int) -> [String]) throws {
            let lines = (0..<400).map { id in
                let null = nulls(id)
                let members = ["authenticated_at", "last_seen_at", "url"].map {
                    "\"\($0)\":\(null.contains($0) ? "null" : "\"x\"")"
                }
                return "{\"id\":1,\"user_id\":\(id),\(members.joined(separator: ","))}\n"
            }
            try lines.joined()
                .write(toFile: path("\(name).ndjson"), atomically: true, encoding: .utf8)
        }
        let (report, baseline) = (path("report.json"), path("known.json"))
        try write("old") { $0 % 2 == 0 ? ["url"] : ["last_seen_at"] }
        try write("new") { $0 % 2 == 0 ? ["url", "last_seen_at"] : [] }
        let first = await compare("old", "new", "--format=json=\(report)")
        #expect(first.output.contains("in one session"), "\(first.output)")
        _ = await CapturedRun(
            arguments: [
                "baseline", "update", baseline, report, "--reason=Meant", "--severity=note",
            ]
        )
        // Now a field has changed too, which implies that combinations have.
        try write("new") { id in
            (id % 2 == 0 ? ["url", "last_seen_at"] : [])
                + (id % 5 == 0 ? ["authenticated_at"] : [])
        }
        let second = await compare("old", "new", "--baseline=\(baseline)")
        #expect(second.output.contains("new: 'authenticated_at' is null"), "\(second.output)")
        #expect(second.code == 0 && !second.output.contains("baseline/stale"))
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
    func `names files as they were given`() async throws {
        for arguments in [
            ["compare", "a.json", "b.json"], ["snapshot", "c", "--block-key=k"],
        ] {
            let run = await CapturedRun(
                arguments: ["drift"] + arguments,
                workingDirectory: files.folder.path
            )
            #expect(run.code == 2, "\(run.error)")
            #expect(!run.error.contains(files.folder.path), "\(run.error)")
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
        #expect(!first.error.contains("warning"), "\(first.error)")
        let text = try String(contentsOfFile: census, encoding: .utf8)
        let second = await CapturedRun("live", origin, Self.now, "--census=\(census)")
        #expect(second.output.contains("Compared \(census)"), "\(second.output)")
        #expect(second.code == 0, "\(second.output)")
        #expect(try String(contentsOfFile: census, encoding: .utf8) == text)
        let small = path("small.json")
        let page = ["live", origin, "--max-pages=1", "--page-size=9", "--census=\(small)"]
        let warned = await CapturedRun(arguments: page + ["--format=json"])
        #expect(warned.code == 0 && warned.error.contains("small.json has 9 sessions, "))
        let root = try JSONDocument(parsing: warned.output).root
        #expect(root["censuses"]?.elements?.first?["needed"]?.number?.int64 == 100)
        #expect(await CapturedRun(arguments: page).code == 3)
        let broken = await CapturedRun("live", origin, "--census=\(path("plain.ndjson"))")
        #expect(broken.code == 2 && broken.error.contains("is not a census"))
    }

    @Test(arguments: [
        "--skip=envelope", "--skip=json", "--rule=envelope/unknown=off", "--only=timestamp",
    ])
    func `writes no census of an API whose answers are broken, whatever rule is off`(
        option: String
    ) async throws {
        for fault in [StandInFault.answer(.envelopeItem), .answer(.jsonTrailingComma)] {
            let server = try StandInServer(configuration: StandInConfiguration(faults: [fault]))
            try server.start()
            defer { server.stop() }
            let census = path("broken.json")
            _ = await CapturedRun(
                arguments: ["live", try #require(server.origin), option, "--census=\(census)"]
            )
            #expect(!FileManager.default.fileExists(atPath: census), "\(fault)")
        }
    }

    @Test
    func `counts no session of a followed link twice`() async throws {
        let server = try StandInServer()
        try server.start()
        defer { server.stop() }
        let census = path("links.json")
        let run = await CapturedRun(
            arguments: [
                "live", try #require(server.origin), "--follow-links", "--max-links=20",
                "--census=\(census)",
            ]
        )
        #expect(run.code == 0, "\(run.output)")
        let text = try String(contentsOfFile: census, encoding: .utf8)
        #expect(text.contains("\"sessions\":250,"))
    }

    @Test
    func `explains its rules, and says what a census looks like`() async {
        let run = await CapturedRun("explain", "drift/widening")
        #expect(run.code == 0 && run.output.contains("2 points"))
        #expect(await CapturedRun("explain", "drift").output.contains("drift/too-few"))
        #expect(await CapturedRun("schema", "census").output.contains("session-census/1"))
    }
}
