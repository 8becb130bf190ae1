import CapturedRuns
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

@Suite
struct `The command corpus remove` {
    @Test
    func `undoes corpus add, and says what it has done`() async throws {
        let corpus = try TemporaryCorpus()
        let before = try corpus.text(of: "types/cases.json")
        let added = await corpus.run(
            "add",
            "--topic=types",
            "--text",
            #"{"id":"2"}"#,
            "--title=two",
            "--why=w"
        )
        #expect(added.code == 0, "\(added.error)")
        let run = await corpus.run("remove", "types-two")
        #expect(run.code == 0, "\(run.error)")
        #expect(run.output == "removed types-two from Corpus/types/cases.json\n")
        #expect(try corpus.text(of: "types/cases.json") == before)
    }

    @Test
    func `deletes a file without cases and a raw payload`() async throws {
        let corpus = try TemporaryCorpus()
        let text = #"{"id":"\#(String(repeating: "2", count: 2_000))"}"#
        let added = await corpus.run(
            "add",
            "--topic=types",
            "--into=long",
            "--text",
            text,
            "--title=long",
            "--why=w"
        )
        #expect(added.code == 0, "\(added.error)")
        let run = await corpus.run("remove", "types-long")
        #expect(
            run.output == """
                removed types-long from Corpus/types/long.json
                deleted Corpus/types/long.json, which had no other case
                deleted Corpus/types/long.payload

                """
        )
        #expect(throws: (any Error).self) { try corpus.text(of: "types/long.json") }
        #expect(throws: (any Error).self) { try corpus.text(of: "types/long.payload") }
        #expect(await corpus.run("lint", "--partial").code == 0)
    }

    @Test
    func `rejects what is not there, what was released and what is missing`() async throws {
        let corpus = try TemporaryCorpus()
        let unknown = await corpus.run("remove", "types-id-digit")
        #expect(unknown.code == 2)
        #expect(unknown.error.contains("did you mean 'types-id-digits'?"))
        try corpus.write("1.1.0\n", to: "VERSION")
        let released = await corpus.run("remove", "types-id-digits")
        #expect(released.code == 2)
        #expect(released.error.contains("was released with version 1.0.0"))
        let missing = await corpus.run("remove")
        #expect(missing.code == 64)
        #expect(missing.error.contains("missing case id"))
        let two = await corpus.run("remove", "a", "b")
        #expect(two.code == 64)
    }
}
