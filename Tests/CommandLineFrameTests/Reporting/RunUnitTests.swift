import CapturedRuns
import SessionModel
import StrictJSON
import Testing

@testable import CommandLineFrame

@Suite
struct `The units of a report` {
    /// A unit as `KIND NAME: ASKED FAILED UNJUDGED SKIPPED`.
    private func units(_ run: CapturedRun) throws -> [String] {
        let root = try JSONDocument(parsing: run.output).root
        let units = try #require(root["units"]?.elements)
        return units.map { unit in
            let numbers = ["asked", "failed", "unjudged", "skipped"].map {
                unit[JSONString($0)]?.number?.text ?? "-"
            }
            let (kind, name) = (unit["kind"]?.string, unit["name"]?.string)
            return "\(kind?.string ?? "-") \(name?.string ?? "-"): "
                + numbers.joined(separator: " ")
        }
    }

    private func sum(_ key: JSONString, _ run: CapturedRun) throws -> Int64 {
        let root = try JSONDocument(parsing: run.output).root
        return root["units"]?.elements?.reduce(0) { $0 + ($1[key]?.number?.int64 ?? 0) } ?? 0
    }

    @Test
    func `are files for check, each with its own findings`() async throws {
        let folder = try TemporaryFolder([
            "a.json": #"{"id":1}"#, "b.ndjson": "{\"id\":null}\n{\"id\":2}\n{\"id\":null}\n",
            "c.json": #"{"id":"x","user_id":"y"}"#, "d.json": #"{"id":3}"#, "e.json": "",
        ])
        let missing = folder.path(of: "none.json")
        let run = await CapturedRun("check", folder.path, missing, "--format=json")
        #expect(run.code == 1)
        #expect(
            try units(run) == [
                "file \(folder.path(of: "a.json")): 1 0 0 0",
                "file \(folder.path(of: "b.ndjson")): 3 2 0 0",
                "file \(folder.path(of: "c.json")): 1 2 0 0",
                "file \(folder.path(of: "d.json")): 1 0 0 0",
                "file \(folder.path(of: "e.json")): 0 0 1 0",
                "file \(missing): 0 0 1 0",
            ]
        )
        #expect(try sum("failed", run) == 4)
    }

    @Test(arguments: ["input/empty=off", "input/empty=note", "json/syntax=off", "json/syntax=note"])
    func `have as many unjudged answers as the run, whatever reports them`(rule: String)
        async throws
    {
        let folder = try TemporaryFolder([
            "a.json": #"{"id":null}"#, "b.json": "", "c.ndjson": "{\"id\":null}\n{]\n{}{\n[]\n",
        ])
        let run = await CapturedRun("check", folder.path, "--format=json", "--rule=\(rule)")
        let unjudged = try JSONDocument(parsing: run.output).root["checked"]?["unjudged"]
        let counts = unjudged?.members?.compactMap { $0.value.number?.int64 } ?? []
        #expect(!counts.isEmpty)
        #expect(try sum("unjudged", run) == counts.reduce(0, +))
    }

    @Test
    func `fail at the severity given with --fail-on`() async throws {
        let folder = try TemporaryFolder(["a.json": #"{"id":1}"#])
        let run = await CapturedRun("check", folder.path, "--format=json", "--fail-on=note")
        // Four optional fields are absent.
        #expect(try units(run) == ["file \(folder.path(of: "a.json")): 1 4 0 0"])
    }

    @Test
    func `are endpoints for live`() async throws {
        let run = await CapturedRun(
            "live",
            "--endpoint=list",
            "--endpoint=me",
            "--page-size=1",
            "--max-pages=2",
            "--format=json"
        )
        #expect(run.code == 0, "\(run.output)")
        #expect(try units(run) == ["endpoint list: 2 0 0 0", "endpoint me: 1 0 0 0"])
    }

    @Test
    func `show which endpoint could not be judged`() async throws {
        let run = await CapturedRun(
            "live",
            // No service listens on the discard port.
            "http://127.0.0.1:9",
            "--retries=0",
            "--endpoint=me",
            "--endpoint=list",
            "--format=json"
        )
        #expect(run.code == 3, "\(run.output)")
        #expect(try units(run) == ["endpoint me: 0 0 1 0", "endpoint list: 0 0 1 0"])
    }

    @Test
    func `are phases for model, with the cases that the time limit skipped`() async throws {
        let arguments = [
            "model", "--seed=1", "--only=presence,random", "--cases=10", "--format=json",
        ]
        let corpus = try TemporaryCorpus()
        let whole = await CapturedRun(arguments: arguments, workingDirectory: corpus.path)
        let presence = try sum("asked", whole) - 10
        #expect(presence > PresenceCombination.all.count)
        #expect(
            try units(whole) == ["phase presence: \(presence) 0 0 0", "phase random: 10 0 0 0"]
        )
        // A limit below one millisecond is rounded down to zero.
        let none = await CapturedRun(
            arguments: arguments + ["--max-time=0.0001"],
            workingDirectory: corpus.path
        )
        #expect(
            try units(none) == ["phase presence: 0 0 0 \(presence)", "phase random: 0 0 0 10"]
        )
    }

    @Test
    func `are topics for corpus run, with the failures in each`() async throws {
        let corpus = try TemporaryCorpus()
        let testee = ShellTestee.command(answer: "reject")
        let good = await CapturedRun(
            arguments: ["corpus", "run", "--format=json"],
            workingDirectory: corpus.path
        )
        #expect(good.code == 0, "\(good.output)")
        #expect(try units(good) == ["topic types: 2 0 0 0", "topic duplicates: 2 0 0 0"])
        let bad = await CapturedRun(
            arguments: ["corpus", "run", "--format=json"] + testee,
            workingDirectory: corpus.path
        )
        #expect(bad.code == 1)
        // Only one case of types must be accepted; models may reject duplicate keys.
        #expect(try units(bad) == ["topic types: 2 1 0 0", "topic duplicates: 2 0 0 0"])
    }

    @Test
    func `include staging as a unit in which nothing fails`() async throws {
        let corpus = try TemporaryCorpus()
        let added = await corpus.run(
            "add",
            "--topic=staging",
            #"--text={"id":99}"#,
            "--title=not understood yet",
            "--why=w"
        )
        #expect(added.code == 0, "\(added.error)")
        let testee = ShellTestee.command(answer: "reject")
        for command in [["corpus", "run"], ["model", "--only=corpus"]] {
            let run = await CapturedRun(
                arguments: command + ["--format=json"] + testee,
                workingDirectory: corpus.path
            )
            #expect(try units(run).last == "topic staging: 1 0 0 0")
            let root = try JSONDocument(parsing: run.output).root
            #expect(try sum("asked", run) == root["checked"]?["cases"]?.number?.int64)
            #expect(try sum("failed", run) == root["totals"]?["error"]?.number?.int64)
        }
    }
}
