import CapturedRuns
import StrictJSON
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

@Suite
struct `The command corpus run` {
    @Test
    func `tests the model of this package with the corpus only`() async throws {
        let run = try await TemporaryCorpus().run("run", "--format=json")
        #expect(run.code == 0, "\(run.error)")
        let root = try JSONDocument(parsing: Array(run.output.utf8)).root
        #expect(root["command"]?.string?.string == "corpus")
        #expect(root["corpus"]?["version"]?.string?.string == "1.0.0")
        #expect(root["checked"]?["cases"]?.number?.text == "4")
        #expect(root["generator"] == nil)
    }

    @Test
    func `reports the deviations of a model with replay tokens`() async throws {
        let corpus = try TemporaryCorpus()
        let run = await CapturedRun(
            arguments: ["corpus", "run"] + ShellTestee.parrot,
            workingDirectory: corpus.path
        )
        #expect(run.code == 1, "\(run.error)")
        let row = "error roundtrip/accepted  types-id-digits  /id"
        #expect(run.output.contains(row), "\(run.output)")
        #expect(run.output.contains("session-conformance replay p2-"))
    }

    @Test
    func `runs the cases that match the filters`() async throws {
        let corpus = try TemporaryCorpus()
        func cases(_ arguments: String...) async throws -> String? {
            let run = await CapturedRun(
                arguments: ["corpus", "run", "--format=json"] + arguments,
                workingDirectory: corpus.path
            )
            let root = try JSONDocument(parsing: Array(run.output.utf8)).root
            return root["checked"]?["cases"]?.number?.text
        }
        #expect(try await cases("--flag", "string-typed") == "1")
        #expect(try await cases("--topic", "types") == "2")
        let none = await corpus.run("run", "--topic", "syntax")
        #expect(none.code == 2)
        #expect(none.error.contains("no case for a model in the corpus at Corpus matches"))
        let slip = await corpus.run("run", "--flag", "string-type")
        #expect(slip.code == 2)
        #expect(slip.error.contains("did you mean 'string-typed'?"))
    }

    @Test
    func `runs the cases that are named`() async throws {
        let corpus = try TemporaryCorpus()
        let run = await CapturedRun(
            arguments: ["corpus", "run", "--format=json", "types-id-digits", "types-id-integer"]
                + ShellTestee.parrot,
            workingDirectory: corpus.path
        )
        let root = try JSONDocument(parsing: run.output).root
        #expect(root["checked"]?["cases"]?.number?.text == "2")
        let unknown = await corpus.run("run", "types-id-digit")
        #expect(unknown.code == 2)
        #expect(unknown.error.contains("did you mean 'types-id-digits'?"))
        let answer = try #require(
            await corpus.run("list", "--topic", "envelopes").output.split(separator: " ")
                .dropFirst()
                .first
        )
        let whole = await corpus.run("run", String(answer))
        #expect(whole.code == 2)
        #expect(whole.error.contains("is a whole response, which does not apply to a model"))
    }

    @Test
    func `lists each case with its own payload if every finding is listed`() async throws {
        func findings(_ options: String...) async throws -> (rows: [JSONValue], errors: String?) {
            let corpus = try TemporaryCorpus()
            try corpus.replace(
                #"{"json": {"id": 7, "last_seen_at": "2014-11-18T17:30:52Z"}}"#,
                by: #"{"json": {"id": "7", "url": null}}"#
            )
            let run = await CapturedRun(
                arguments: ["corpus", "run", "--topic=types", "--format=json"] + options
                    + ShellTestee.parrot,
                workingDirectory: corpus.path
            )
            let root = try JSONDocument(parsing: run.output).root
            return (root["findings"]?.elements ?? [], root["totals"]?["error"]?.number?.text)
        }
        let grouped = try await findings()
        #expect(grouped.rows.map { $0["source"]?.string?.string } == ["types-id-digits"])
        #expect(grouped.errors == "2")
        let every = try await findings("--every-finding")
        #expect(
            every.rows.map { $0["source"]?.string?.string } == [
                "types-id-digits", "types-id-integer",
            ]
        )
        #expect(every.rows.map { $0["count"]?.number?.text } == ["1", "1"])
        #expect(
            every.rows.map { $0["original"]?.string?.string } == [
                #"{"id":"1"}"#, #"{"id":"7","url":null}"#,
            ]
        )
        #expect(every.errors == "2")
    }

    @Test
    func `runs all cases in its shards`() async throws {
        let corpus = try TemporaryCorpus()
        var cases = 0
        for shard in ["1/3", "2/3", "3/3"] {
            let run = await corpus.run("run", "--format=json", "--shard", shard)
            #expect(run.code == 0, "\(run.output)")
            let root = try JSONDocument(parsing: run.output).root
            #expect(root["generator"]?["shard"]?.string?.description == shard)
            cases += Int(root["checked"]?["cases"]?.number?.text ?? "") ?? 0
        }
        #expect(cases == 4)
    }

    @Test
    func `ends at the time limit and reports it`() async throws {
        let corpus = try TemporaryCorpus()
        let run = await CapturedRun(
            arguments: ["corpus", "run", "--max-time=0.3", "--timeout=60"]
                + ShellTestee.command(answer: "sleep 60"),
            workingDirectory: corpus.path
        )
        #expect(run.output.contains("(incomplete)"), "\(run.output)")
    }

    @Test(arguments: [
        (["--shard=0/3"], "expected a part such as 1/3 (from 1/3 to 3/3), or auto"),
        (["--shard=auto"], "--shard auto found no usable CI_NODE_INDEX"),
        (["--max-time=soon"], "expected a number above 0"),
        (["--max-tim=3"], "did you mean '--max-time'?"),
        (["x"], "the corpus has no case 'x'; to run a program, write '--' before it: -- x"),
    ])
    func `rejects invalid arguments with a reason`(
        arguments: [String],
        part: String
    ) async throws {
        let run = await CapturedRun(arguments: ["corpus", "run"] + arguments)
        #expect(run.code == 64)
        #expect(run.error.contains(part), "\(run.error)")
    }
}
