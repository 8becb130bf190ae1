import CapturedRuns
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

@Suite
struct `A preview of adding a case` {
    private func preview(_ arguments: String...) async throws -> CapturedRun {
        let corpus = try TemporaryCorpus()
        let before = try corpus.text(of: "types/cases.json")
        let run = await CapturedRun(
            arguments: ["corpus", "add", "--dry-run"] + arguments,
            inputIsTerminal: false,
            workingDirectory: corpus.path
        )
        #expect(try corpus.text(of: "types/cases.json") == before)
        return run
    }

    @Test
    func `shows the id, the place, flags, the nearest cases and every layer`() async throws {
        let run = try await preview("--topic", "types", "--text", #"{"id":"2"}"#)
        #expect(run.code == 0)
        #expect(run.error == "")
        #expect(
            run.output.hasPrefix(
                """
                id      types-title (the title decides)
                file    Corpus/types/cases.json, case 3
                flags   none
                nearest cases:
                  types-id-digits  digits
                """
            ),
            "\(run.output)"
        )
        #expect(run.output.contains(#""rules": ["contract/type"]"#))
        #expect(run.output.hasSuffix("}\nnothing was written\n"))
    }

    @Test
    func `uses what was given`() async throws {
        let run = try await preview(
            "--topic=types",
            "--text",
            #"{"id":"2"}"#,
            "--title=Two in quotes",
            "--flag=string-typed",
            "--into=new"
        )
        #expect(run.output.contains("id      types-two-in-quotes\n"))
        #expect(run.output.contains("file    Corpus/types/new.json, a new file\n"))
        #expect(run.output.contains("flags   string-typed\n"))
    }

    @Test
    func `says why the case would be rejected`() async throws {
        let known = try await preview("--topic=types", "--text", #"{"id":"1"}"#)
        #expect(known.code == 0)
        #expect(
            known.error == "warning: this case would be rejected: the case 'types-id-digits' at "
                + "Corpus/types/cases.json:6 already has these bytes\n"
        )
        let host = try await preview("--topic=links", "--text", #"{"id":1,"url":"https://a.test"}"#)
        #expect(host.code == 0)
        #expect(host.error.contains("would be rejected: 'a.test' may be a real host."))
        #expect(host.error.contains("use --scrub"))
        #expect(host.output.contains(#""decode": "accept""#))
    }

    @Test
    func `shows the flag that the case gets, and a payload with a file of its own`() async throws {
        let faults = try await preview("--topic=types", "--text", #"{"user_id":"3"}"#)
        #expect(faults.output.contains("flags   multi-fault\n"))
        let link = String(repeating: "a", count: 1_500)
        let long = try await preview("--topic=links", "--text", #"{"id":1,"url":"\#(link)"}"#)
        #expect(long.output.contains("Corpus/links/title.payload, 1517 bytes:\n"))
        #expect(long.output.contains(link))
    }
}
