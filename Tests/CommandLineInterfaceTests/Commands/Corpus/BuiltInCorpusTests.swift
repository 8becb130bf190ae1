import CapturedRuns
import SessionCorpus
import StrictJSON
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

@Suite
struct `Without a corpus folder` {
    private func run(_ arguments: String...) async -> CapturedRun {
        await CapturedRun(arguments: arguments, workingDirectory: "/")
    }

    @Test
    func `corpus run uses the built-in cases`() async throws {
        let run = await run("corpus", "run", "--format=json")
        #expect(run.code == 0, "\(run.output)")
        let root = try JSONDocument(parsing: run.output).root
        let cases = BuiltInCorpus.corpus.cases.count { $0.subject == .session }
        #expect(root["checked"]?["cases"]?.number?.text == String(cases))
        #expect(root["corpus"]?["sha256"]?.string?.description == BuiltInCorpus.snapshot.digest)
    }

    @Test
    func `filters select from the built-in cases`() async {
        let some = await run("corpus", "run", "--topic=links")
        #expect(some.code == 0)
        let none = await run("corpus", "run", "--topic=links", "--flag=paging")
        #expect(none.code == 2)
        #expect(
            none.error.contains("no case for a model in the built-in copy of the corpus matches")
        )
    }

    @Test
    func `cases and flags can be listed, shown and explained`() async throws {
        let id = try #require(BuiltInCorpus.corpus.cases.last?.id)
        let list = await run("corpus", "list")
        #expect(list.error == "")
        #expect(list.output.contains(id))
        let show = await run("corpus", "show", id)
        #expect(show.code == 0)
        #expect(show.output.contains(id))
        let stats = await run("corpus", "stats")
        #expect(stats.output.hasPrefix("corpus \(try ShippedVersion.read()): "))
        let flag = await run("explain", "int53")
        #expect(flag.code == 0)
        #expect(flag.error == "")
        let entry = await run("explain", id)
        #expect(entry.code == 0)
        let unknown = await run("explain", "numbers-no-such-case")
        #expect(unknown.code == 64)
        #expect(unknown.error.hasPrefix("error: "))
    }

    @Test(arguments: [["add", "--topic=types", "--text={}"], ["fmt"], ["lint"]])
    func `commands that change or check a corpus fail`(arguments: [String]) async {
        let run = await CapturedRun(arguments: ["corpus"] + arguments, workingDirectory: "/")
        #expect(run.code == 2)
        #expect(run.error.contains("no corpus found: neither the current folder nor a parent"))
        #expect(run.error.contains("--corpus DIR"))
    }

    @Test(arguments: [
        ["corpus", "run"], ["model"], ["corpus", "list"], ["corpus", "stats"],
        ["corpus", "show", "types-id-digits"], ["explain", "int53"],
    ])
    func `a folder given with --corpus must exist`(arguments: [String]) async {
        let run = await CapturedRun(
            arguments: arguments + ["--corpus=/nonexistent"],
            workingDirectory: "/"
        )
        #expect(run.code == 2)
        #expect(run.error.hasPrefix("error: cannot read the corpus at /nonexistent"))
        #expect(run.output == "")
    }
}
