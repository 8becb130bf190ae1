import CapturedRuns
import Foundation
import StrictJSON
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

@Suite
struct `Adding what was captured` {
    private static let odd = #"{"id": 7, "url": "https:\/\/company.zendesk.com\/x\n"}"#

    private func corpus(_ files: [String: String] = [:]) throws -> TemporaryCorpus {
        let corpus = try TemporaryCorpus()
        for (name, text) in files { try corpus.save(text, as: name) }
        return corpus
    }

    private func add(
        _ arguments: [String],
        to corpus: TemporaryCorpus,
        titled title: String = "a line feed"
    ) async -> CapturedRun {
        await CapturedRun(
            arguments: ["corpus", "add", "--title", title, "--why", "w"] + arguments,
            workingDirectory: corpus.path
        )
    }

    /// The payload of the only case of a topic file.
    private func payload(in path: String, of corpus: TemporaryCorpus) throws -> JSONValue? {
        let root = try JSONDocument(parsing: corpus.text(of: path)).root
        return root["cases"]?.elements?.last?["input"]
    }

    private static func archive(_ bodies: [String]) -> String {
        let entries = bodies.enumerated().map { index, body in
            let text = JSONWriter.text { $0.value(JSONValue(.string(JSONString(body)))) }
            return #"{"request":{"method":"GET","url":"https://a.test/api/v2/users/\#(index)/"#
                + #"sessions"},"response":{"status":200,"content":{"text":\#(text)}}}"#
        }
        return #"{"log":{"entries":[\#(entries.joined(separator: ","))]}}"#
    }

    @Test
    func `takes a session out of its answer, with its exact bytes`() async throws {
        for text in [
            #"{"session": \#(Self.odd)}"# + "\n", #"{"sessions": [ \#(Self.odd) ], "count": 1}"#,
            "[\(Self.odd)]", Self.archive([#"{"session":\#(Self.odd)}"#]),
            "HTTP/1.1 200 OK\r\nA: b\r\n\r\n{\"session\":\(Self.odd)}",
        ] {
            let corpus = try corpus(["a.json": text])
            let run = await add(["--topic", "links", "--file", "a.json"], to: corpus)
            #expect(run.code == 0, "\(run.error)")
            #expect(run.error.contains("note: took the session at /"))
            let input = try payload(in: "links/cases.json", of: corpus)
            #expect(input?["text"]?.string?.string == Self.odd)
            #expect(await corpus.run("lint", "--partial").code == 0)
        }
    }

    @Test
    func `warns if the envelope that it takes off is odd too`() async throws {
        let text = #"{"sessions":[{"id":7,"url":"x"}],"count":"1"}"#
        let corpus = try corpus(["a.json": text])
        let run = await add(["--topic", "links", "--file", "a.json"], to: corpus)
        #expect(run.code == 0, "\(run.error)")
        #expect(run.error.contains("warning: the envelope is odd too (envelope/paging); add"))
    }

    @Test
    func `takes a session out of an envelope that was typed, but not out of a list`() async throws {
        let corpus = try corpus()
        let envelope = #"{"session":{"id":7,"url":"x"}}"#
        let run = await add(["--topic", "links", "--text", envelope], to: corpus)
        #expect(run.code == 0, "\(run.error)")
        #expect(run.error.contains("note: took the session at /session out of its answer"))
        #expect(try payload(in: "links/cases.json", of: corpus)?["json"]?["url"] != nil)
        let typed = ["--topic", "types", "--text", #"[{"id":7}]"#]
        let list = await add(typed, to: corpus, titled: "a list")
        #expect(list.code == 0, "\(list.error)")
        #expect(try payload(in: "types/cases.json", of: corpus)?["json"]?.elements?.count == 1)
    }

    @Test
    func `keeps an answer in the topic envelopes, and everything if asked to`() async throws {
        let envelope = #"{"session":{"id":7}}"#
        let corpus = try corpus([
            "a.json": envelope, "b.har": Self.archive([#"{"sessions":[{"id":8}]}"#]),
        ])
        let kept = await add(["--topic", "envelopes", "--file", "a.json"], to: corpus)
        #expect(kept.code == 0, "\(kept.error)")
        #expect(kept.output.contains(#""judge": "answer""#))
        #expect(kept.output.contains(#"{"json": {"session": {"id": 7}}}"#))
        let archived = ["--topic", "envelopes", "--file", "b.har"]
        let body = await add(archived, to: corpus, titled: "a body")
        #expect(body.output.contains(#"{"json": {"sessions": [{"id": 8}]}}"#), "\(body.error)")
        let asIs = ["--topic", "staging", "--as-is", "--file", "a.json"]
        let whole = await add(asIs, to: corpus, titled: "an envelope")
        #expect(whole.output.contains(#"{"json": {"session": {"id": 7}}}"#), "\(whole.error)")
        #expect(!whole.output.contains("judge"))
    }

    @Test
    func `takes the answer and the session that were chosen`() async throws {
        let list = #"{"sessions":[{"id":1},{"id":2,"url":"x"}]}"#
        let corpus = try corpus([
            "a.har": Self.archive([#"{"session":{"id":9}}"#, list]),
            "b.ndjson": "{\"id\":1}\n{\"id\":3,\"url\":\"y\"}\n",
        ])
        let chosen = ["--topic", "links", "--file", "a.har", "--pick", "2", "--session", "2"]
        let run = await add(chosen, to: corpus)
        #expect(run.code == 0, "\(run.error)")
        #expect(run.output.contains(#"{"json": {"id": 2, "url": "x"}}"#))
        let second = ["--topic", "links", "--file", "b.ndjson", "--pick=2"]
        let line = await add(second, to: corpus, titled: "a line")
        #expect(line.output.contains(#"{"json": {"id": 3, "url": "y"}}"#), "\(line.error)")
    }

    @Test
    func `lists what there is to choose from, with the first findings`() async throws {
        let corpus = try corpus([
            "a.har": Self.archive([#"{"session":{"id":9}}"#, #"{"session":{"id":"9"}}"#]),
            "b.json": #"{"sessions":[{"id":1},{"id":2,"url":"x","user_id":"3"}]}"#,
            "c.ndjson": "{\"id\":1}\n\n{\"id\":1,}\n",
        ])
        let before = try corpus.text(of: "types/cases.json")
        let answers = await add(["--topic", "types", "--file", "a.har"], to: corpus)
        #expect(answers.code == 2)
        #expect(answers.output == "")
        #expect(
            answers.error == """
                error: a.har has 2 answers, and a case has one payload; choose it with --pick N \
                (those marked * have findings)
                    1  /api/v2/users/0/sessions  no findings
                  * 2  /api/v2/users/1/sessions  contract/type at /session/id

                """
        )
        let sessions = await add(["--topic", "types", "--file", "b.json"], to: corpus)
        #expect(sessions.error.contains("b.json has 2 sessions"), "\(sessions.error)")
        #expect(sessions.error.contains("\n  * 2  /sessions/1  contract/type at /user_id"))
        let lines = await add(["--topic", "types", "--file", "c.ndjson"], to: corpus)
        #expect(lines.error.contains("\n  * 2  line 3  json/syntax"), "\(lines.error)")
        let far = await add(["--topic", "types", "--file", "a.har", "--pick", "3"], to: corpus)
        #expect(far.error.hasPrefix("error: there is no --pick 3: a.har has 2 answers"))
        #expect(try corpus.text(of: "types/cases.json") == before)
    }

    @Test(arguments: [
        (#"{"sessions":[]}"#, "without a session object"),
        (#"{"session":null}"#, "add the answer with --topic envelopes"),
        (#"{"log":{"entries":[{"request":{"url":"/x"},"response":{}}]}}"#, "1 request is not for"),
        (#"{"format":"session-report/1"}"#, "use --replay"),
        ("PK\u{3}\u{4}", "unzip -p a.json | session-conformance corpus add --topic links --file -"),
        ("PK\u{3}\u{4}", "; --as-is adds exactly these bytes"),
    ])
    func `says what a file without a session contains`(text: String, part: String) async throws {
        let corpus = try corpus(["a.json": text])
        let run = await add(["--topic", "links", "--file", "a.json"], to: corpus)
        #expect(run.code == 2)
        #expect(run.error.contains(part), "\(run.error)")
    }

    @Test
    func `takes a text that is not JSON as it is`() async throws {
        for text in [#"{"session":{"id":1},}"#, "{\"id\":1,,\n\"url\":null}\n", "<html>\n</html>"] {
            let corpus = try corpus(["a.txt": text])
            let run = await add(
                ["--topic", "syntax", "--file", "a.txt", "--ref=rfc8259"],
                to: corpus
            )
            // The small corpus defines no such reference, which only the lint of the case says.
            #expect(run.error.contains("nothing was added: ") || run.code == 0)
            let preview = await add(["--topic=syntax", "--file=a.txt", "--dry-run"], to: corpus)
            let encoded = JSONWriter.text { $0.value(JSONValue(.string(JSONString(text)))) }
            #expect(preview.output.contains(encoded), "\(preview.output)")
        }
    }

    @Test(arguments: [
        (["--topic", "types", "--text", "1", "--pick", "1"], "--pick is for --file"),
        (["--topic", "types", "--file", "a", "--as-is", "--pick", "1"], "omit --pick"),
        (["--topic", "envelopes", "--file", "a", "--session", "1"], "omit --session"),
        (["--replay", "p1-x", "--session", "1"], "omit --session"),
        (["--topic", "types", "--file", "a", "--pick", "0"], "a whole number from 1"),
    ])
    func `rejects choices that choose nothing`(arguments: [String], part: String) async throws {
        let run = await CapturedRun(arguments: ["corpus", "add"] + arguments)
        #expect(run.code == 64)
        #expect(run.error.contains(part), "\(run.error)")
    }

    @Test
    func `warns if the payload is about something else than the topic or the title`() async throws {
        let corpus = try corpus()
        let run = await CapturedRun(
            arguments: [
                "corpus", "add", "--topic", "links", "--text", #"{"id":1,"id":2}"#, "--title",
                "a null link", "--why", "w", "--dry-run",
            ],
            workingDirectory: corpus.path
        )
        #expect(run.code == 0)
        #expect(run.error.contains("warning: nothing in this payload is about the topic 'links'"))
        #expect(run.error.contains("it would fit 'duplicates'"))
        #expect(run.error.contains("warning: the title says 'null'"))
    }

    @Test
    func `ends with the code of the signal at a prompt, and writes nothing`() async throws {
        let corpus = try corpus()
        let before = try corpus.text(of: "types/cases.json")
        for signal: Int32 in [1, 2, 15] {
            let watch = InterruptionWatch()
            let run = await CapturedRun(
                arguments: ["corpus", "add", "--topic", "types", "--text", #"{"id":"7"}"#],
                interruptions: watch,
                workingDirectory: corpus.path,
                onPrompt: { watch.interrupt(by: signal) }
            )
            #expect(run.code == 128 + signal)
            #expect(run.error.hasSuffix("title: \n"), "\(run.error)")
        }
        #expect(try corpus.text(of: "types/cases.json") == before)
    }
}
