import CapturedRuns
import StrictJSON
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

@Suite
struct `Adding a fake that a model gets wrong` {
    private func add(_ payload: String, _ testee: [String]) async throws -> (CapturedRun, String) {
        let corpus = try TemporaryCorpus()
        let run = await CapturedRun(
            arguments: [
                "corpus", "add", "--topic", "types", "--text", payload, "--scrub", "--title",
                "a long id of digits", "--why", "w", "--flag", "string-typed",
            ] + testee,
            workingDirectory: corpus.path
        )
        return (run, try corpus.text(of: "types/cases.json"))
    }

    /// A model that rejects all payloads with a string that `pattern` of a shell does not match in
    /// Base64, and accepts the others.
    private func model(accepting pattern: String) -> [String] {
        ShellTestee.command(answer: "case $payload in \(pattern)) accept ;; *) reject ;; esac")
    }

    @Test
    func `keeps the fault`() async throws {
        let (run, text) = try await add(#"{"id":"48213307115"}"#, ShellTestee.parrot)
        #expect(run.code == 0, "\(run.error)")
        #expect(text.contains("\"scrubbed\": true"))
        #expect(!text.contains("48213307115"))
        #expect(text.firstMatch(of: /"json": \{"id": "[1-9][0-9]{10}"\}/) != nil, "\(text)")
    }

    @Test
    func `tries fakes until the model gets one wrong`() async throws {
        // It wrongly accepts ids that start with 1 to 4, which about half of the fakes do.
        let (run, text) = try await add(
            #"{"id":"48213307115"}"#,
            model(accepting: "eyJpZCI6Ij[EIMQ]*")
        )
        #expect(run.code == 0, "\(run.error)")
        #expect(text.firstMatch(of: /"json": \{"id": "[1-4][0-9]{10}"\}/) != nil, "\(text)")
    }

    @Test
    func `refuses if the model has no fault, or only with the exact values`() async throws {
        let (fine, _) = try await add(#"{"id":"48213307115"}"#, model(accepting: "x"))
        #expect(fine.code == 2)
        #expect(fine.error.contains("the model has no fault on this payload"), "\(fine.error)")
        // The Base64 of the payload.
        let exact = model(accepting: "eyJpZCI6IjQ4MjEzMzA3MTE1In0=")
        let (only, text) = try await add(#"{"id":"48213307115"}"#, exact)
        #expect(only.code == 2)
        #expect(
            only.error.contains("shows the faults of the model (roundtrip/accepted at '/id')"),
            "\(only.error)"
        )
        #expect(only.error.contains("write a smaller payload by hand"))
        #expect(!text.contains("a long id of digits"))
    }

    @Test
    func `reports a program that does not start`() async throws {
        let (run, _) = try await add(#"{"id":"48213307115"}"#, ["--", "/nowhere/model"])
        #expect(run.code == 2)
        #expect(run.error.contains("/nowhere/model"), "\(run.error)")
    }
}
