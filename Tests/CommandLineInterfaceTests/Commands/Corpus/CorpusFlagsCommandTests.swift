import CapturedRuns
import StrictJSON
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

@Suite
struct `The command corpus flags` {
    @Test
    func `lists each flag with its meaning`() async throws {
        let run = try await TemporaryCorpus().run("flags")
        #expect(run.code == 0)
        #expect(run.output.hasPrefix("string-typed     1  A number in quotes.\n"))
        #expect(run.output.contains("bugs: types are guessed\n"))
        #expect(run.output.contains("effect: Ids are lost.\n"))
    }

    @Test
    func `lists them as one JSON object`() async throws {
        let run = try await TemporaryCorpus().run("flags", "--format", "json")
        let root = try JSONDocument(parsing: run.output).root
        #expect(root["format"]?.string?.string == "corpus-flags/1")
        let flag = try #require(root["flags"]?.elements?.first)
        #expect(
            flag.members?.map(\.key.description) == [
                "id", "description", "bug-class", "effect", "links", "cases",
            ]
        )
        #expect(flag["cases"]?.number?.text == "1")
    }

    @Test
    func `suggests flags by their meaning elsewhere too`() async throws {
        let run = try await TemporaryCorpus().run("list", "--flag", "guessed")
        #expect(run.code == 2)
        #expect(run.error.contains("did you mean 'string-typed'?"))
        let none = try await TemporaryCorpus().run("list", "--flag", "xyzzy")
        #expect(none.error.contains("'corpus flags' lists the flags"))
    }
}
