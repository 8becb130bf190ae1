import StrictJSON
import Testing

@testable import CommandLineInterface

@Suite
struct `The command corpus run` {
    @Test
    func `asks the model of this package about the corpus and nothing else`() async throws {
        let run = try await TemporaryCorpus().run("run", "--format=json")
        #expect(run.code == 0, "\(run.error)")
        let root = try JSONDocument(parsing: Array(run.output.utf8)).root
        #expect(root["command"]?.string?.string == "corpus")
        #expect(root["corpus"]?["version"]?.string?.string == "1.0.0")
        #expect(root["checked"]?["cases"]?.number?.text == "2")
        #expect(root["generator"] == nil)
    }

    @Test
    func `says what a model does wrong, and shows it again`() async throws {
        let corpus = try TemporaryCorpus()
        let run = await CapturedRun(
            arguments: ["corpus", "run"] + ShellTestee.parrot,
            workingDirectory: corpus.path
        )
        #expect(run.code == 1, "\(run.error)")
        let row = "error roundtrip/accepted  types-id-digits  /id"
        #expect(run.output.contains(row), "\(run.output)")
        #expect(run.output.contains("session-conformance replay p1-"))
    }

    @Test
    func `asks about what the filters name`() async throws {
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
        #expect(none.error.contains("has no case to ask a model about"))
        let slip = await corpus.run("run", "--flag", "string-type")
        #expect(slip.code == 2)
        #expect(slip.error.contains("did you mean 'string-typed'?"))
    }
}
