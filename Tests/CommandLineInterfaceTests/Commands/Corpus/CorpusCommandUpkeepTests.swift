import CapturedRuns
import Foundation
import SessionConformance
import StrictJSON
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

@Suite
struct `The command corpus lint` {
    @Test
    func `has no complaints about a correct corpus`() async throws {
        let run = try await TemporaryCorpus().run("lint", "--partial")
        #expect(run.code == 0)
        #expect(run.output == "5 cases in 4 files: 0 complaints.\n")
        #expect(run.error == "")
    }

    @Test
    func `requires coverage unless the corpus is partial`() async throws {
        let run = try await TemporaryCorpus().run("lint")
        #expect(run.code == 1)
        #expect(run.output.contains(": coverage/presence: "))
    }

    @Test
    func `prints the position, case, rule, message and fix in one line`() async throws {
        let corpus = try TemporaryCorpus()
        try corpus.replace(#""rules": ["contract/type"]"#, by: #""rules": ["contract/null"]"#)
        let run = await corpus.run("lint", "--partial")
        #expect(run.code == 1)
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.last == "5 cases in 4 files: 1 complaint.")
        let line = try #require(lines.first)
        #expect(line.hasPrefix("Corpus/types/cases.json:14:"))
        #expect(line.contains(": types-id-digits: truth/rules: "))
        #expect(line.contains(#". If the payload is the one you meant, write "#))
    }

    @Test
    func `prints the complaints as one JSON object`() async throws {
        let corpus = try TemporaryCorpus()
        try corpus.replace(#""rules": ["contract/type"]"#, by: #""rules": ["contract/null"]"#)
        let run = await corpus.run("lint", "--partial", "--format", "json")
        #expect(run.code == 1)
        let root = try JSONDocument(parsing: Array(run.output.utf8)).root
        #expect(root["format"]?.string?.string == "corpus-lint/2")
        #expect(root["corpus"]?["cases"]?.number?.text == "5")
        let complaint = try #require(root["complaints"]?.elements?.first)
        #expect(
            complaint.members?.map(\.key.description) == [
                "rule", "file", "line", "column", "case", "message", "fix",
            ]
        )
        #expect(complaint["rule"]?.string?.string == "truth/rules")
        #expect(complaint["file"]?.string?.string == "Corpus/types/cases.json")
        #expect(complaint["case"]?.string?.string == "types-id-digits")
    }

    @Test
    func `continues after a file that is not JSON`() async throws {
        let corpus = try TemporaryCorpus()
        try corpus.write("{", to: "flags.json")
        let run = await corpus.run("lint", "--partial")
        #expect(run.code == 1)
        #expect(run.output.contains("Corpus/flags.json:1:2: form/json: "), "\(run.output)")
        let list = await corpus.run("list")
        #expect(list.code == 2)
        #expect(list.error.hasPrefix("error: fix the corpus first: Corpus/flags.json:1:2: "))
    }
}

@Suite
struct `The command corpus fmt` {
    @Test
    func `reformats the files that need it, and no others`() async throws {
        let corpus = try TemporaryCorpus()
        let original = try corpus.text(of: "types/cases.json")
        try corpus.replace(#""topic": "types""#, by: #""topic":    "types""#)
        let loose = try corpus.text(of: "types/cases.json")
        let check = await corpus.run("fmt", "--check")
        #expect(check.code == 1)
        #expect(check.output == "would change Corpus/types/cases.json\n")
        #expect(try corpus.text(of: "types/cases.json") == loose)
        let run = await corpus.run("fmt")
        #expect(run.code == 0)
        #expect(run.output == "changed Corpus/types/cases.json\n")
        #expect(try corpus.text(of: "types/cases.json") == original)
        for arguments in [["fmt"], ["fmt", "--check"]] {
            let again = await CapturedRun(
                arguments: ["corpus"] + arguments,
                workingDirectory: corpus.path
            )
            #expect(again.code == 0)
            #expect(again.output == "")
        }
    }

    @Test
    func `reformats the other files if one is not JSON, and names that one`() async throws {
        let corpus = try TemporaryCorpus()
        try corpus.write("{\"a\":\n  tru}", to: "flags.json")
        try corpus.replace(#""topic": "types""#, by: #""topic":    "types""#)
        let run = await corpus.run("fmt")
        #expect(run.code == 2)
        #expect(run.output == "changed Corpus/types/cases.json\n")
        #expect(run.error.hasPrefix("error: Corpus/flags.json:2:3: this is not JSON: "))
        #expect(run.error.hasSuffix("or a string in double quotes. Then run this again.\n"))
        #expect(try corpus.text(of: "flags.json") == "{\"a\":\n  tru}")
    }
}

@Suite
struct `The command corpus add` {
    private static let text = #"{"id":"123"}"#

    @Test
    func `prompts only for title and reason, and writes a case that passes lint`() async throws {
        let corpus = try TemporaryCorpus()
        let run = await corpus.run(
            "add",
            "--topic",
            "types",
            "--text",
            Self.text,
            "--flag",
            "string-typed",
            typing: ["", "  three digits in quotes", "A client quotes ids."]
        )
        #expect(run.code == 0)
        #expect(
            run.error == "title: title: why (which client broke, or which sentence of which "
                + "standard): "
        )
        #expect(
            run.output.hasPrefix(
                "added types-three-digits-in-quotes to Corpus/types/cases.json\n{\n"
            )
        )
        #expect(run.output.contains(#""source": {"kind": "hand", "on": "2027-01-15"}"#))
        let lint = await corpus.run("lint", "--partial")
        #expect(lint.output == "6 cases in 4 files: 0 complaints.\n")
        let show = await corpus.run("show", "types-three-digits-in-quotes")
        #expect(show.output.contains(#""why": "A client quotes ids.""#))
    }

    @Test
    func `rejects a duplicate payload before any prompt, and names the case`() async throws {
        let corpus = try TemporaryCorpus()
        let before = try corpus.text(of: "types/cases.json")
        let run = await corpus.run("add", "--topic", "types", "--text", #"{"id":"1"}"#)
        #expect(run.code == 2)
        #expect(run.output == "")
        #expect(
            run.error == "error: the case 'types-id-digits' at Corpus/types/cases.json:6 already "
                + "has these bytes; nothing was added\n"
        )
        #expect(try corpus.text(of: "types/cases.json") == before)
    }

    @Test
    func `rejects a title before it asks for a reason`() async throws {
        let corpus = try TemporaryCorpus()
        let title = String(repeating: "long ", count: 20)
        let run = await corpus.run(
            "add",
            "--topic=types",
            "--text",
            #"{"id":"123"}"#,
            typing: [title, "a reason"]
        )
        #expect(run.code == 2)
        #expect(run.error.contains("title: error: nothing was added: the title is longer"))
        #expect(!run.error.contains("why (which"))
    }

    @Test
    func `does not ask for a reason if the payload simply conforms`() async throws {
        let corpus = try TemporaryCorpus()
        let run = await corpus.run(
            "add",
            "--topic",
            "numbers",
            "--json",
            #"{ "id" : -123 }"#,
            "--into",
            "plain",
            typing: ["a negative id"]
        )
        #expect(run.code == 0, "\(run.error)")
        #expect(run.error == "title: ")
        let text = try corpus.text(of: "numbers/plain.json")
        #expect(text.contains(#"{"json": {"id": -123}}"#))
    }

    @Test
    func `keeps exact bytes`() async throws {
        let corpus = try TemporaryCorpus()
        let run = await corpus.run(
            "add",
            "--topic",
            "syntax",
            "--base64",
            "eyJpZCI6MX3/",
            "--title",
            "a lone byte",
            "--why",
            "w"
        )
        #expect(run.code == 0, "\(run.error)")
        #expect(try corpus.text(of: "syntax/cases.json").contains(#"{"base64": "eyJpZCI6MX3/"}"#))
    }

    @Test
    func `fails without a prompt if there is no terminal`() async throws {
        let corpus = try TemporaryCorpus()
        let run = await corpus.run(
            "add",
            "--topic",
            "types",
            "--text",
            Self.text,
            inputIsTerminal: false
        )
        #expect(run.code == 2)
        #expect(run.error.contains("needs --title, and there is no terminal to prompt on"))
        let patient = await corpus.run(
            "add",
            "--topic",
            "types",
            "--text",
            Self.text,
            typing: ["", "", "", "late"]
        )
        #expect(patient.code == 2)
        #expect(patient.error.hasSuffix("error: this case needs --title; nothing was added\n"))
        #expect(await corpus.run("list").output.split(separator: "\n").count == 5)
    }

    @Test
    func `scrubs an API response`() async throws {
        let corpus = try TemporaryCorpus()
        let secret = #"{"id":48213307115,"url":"https://acme.zendesk.com/api/v2/x","name":"Ann"}"#
        let path = "\(corpus.path)/response.json"
        try Data(secret.utf8).write(to: URL(filePath: path))
        let plain = await corpus.run(
            "add",
            "--topic",
            "links",
            "--file",
            "response.json",
            "--title",
            "t",
            "--why",
            "w"
        )
        #expect(plain.code == 2)
        #expect(plain.error.contains("may be a real host"))
        let run = await corpus.run(
            "add",
            "--topic",
            "links",
            "--file",
            "response.json",
            "--scrub",
            "--title",
            "a link to nowhere",
            "--why",
            "w"
        )
        #expect(run.code == 0, "\(run.error)")
        let text = try corpus.text(of: "links/cases.json")
        for part in ["48213307115", "acme", "Ann"] { #expect(!text.contains(part)) }
        #expect(text.contains(#""kind": "live""#))
        #expect(text.contains(#""scrubbed": true"#))
    }

    @Test
    func `adds a shrunk failure as a regression`() async throws {
        let corpus = try TemporaryCorpus()
        let token = ConformanceToken([Array(#"{"id":123,"url":null}"#.utf8)]).description
        let run = await corpus.run(
            "add",
            "--replay",
            token,
            "--title",
            "a null that was lost",
            typing: ["Our encoder drops it."]
        )
        #expect(run.code == 0, "\(run.error)")
        #expect(run.error.hasPrefix("why (which client broke"))
        let path = "regressions/cases.json"
        #expect(run.output.hasPrefix("added regressions-a-null-that-was-lost to Corpus/\(path)\n"))
        let text = try corpus.text(of: path)
        #expect(text.contains(#"{"json": {"id": 123, "url": null}}"#))
        #expect(text.contains(#""kind": "fuzz""#))
        #expect(text.contains(#""ref": "\#(token)""#))
        let list = await corpus.run("list")
        #expect(list.output.hasPrefix("accept  regressions-a-null-that-was-lost  "))
    }

    @Test
    func `rejects a failure that needs several payloads`() async throws {
        let corpus = try TemporaryCorpus()
        let token = ConformanceToken([Array("1".utf8), Array("2".utf8)]).description
        let run = await corpus.run("add", "--replay", token)
        #expect(run.code == 2)
        #expect(run.error.contains("needs 2 payloads in order, but a case has only one"))
    }

    @Test(arguments: [
        (["--text", "1"], 64, "missing --topic; choose one of syntax, presence, "),
        (["--topic", "types"], 64, "missing payload; use --text, --json, --base64, --file or"),
        (["--topic", "types", "--text", "1", "--json", "1"], 64, "more than one payload"),
        (
            ["--topic", "types", "--json", "{"], 64,
            "valid JSON, but at byte 1 the text ends inside a value"
        ),
        (["--topic", "types", "--base64", "e"], 64, "Base64 with padding"),
        (["--topic", "types", "--text", "1", "--into", "../a"], 64, "a name of lowercase letters"),
        (["--topic", "types", "--text", "1", "--scrub", "--kind=bug"], 64, "must be live"),
        (["--topic", "types", "--file", "none"], 2, "cannot read none: "),
        (["--topic", "types", "--text", "1", "--flag", "string-type"], 2, "'string-typed'?"),
        (["--topic", "types", "--text", "1", "--title", "t", "--why", "w", "--id", "A"], 2, "id"),
        (["--replay", "p1-nonsense"], 2, "is not a replay token, or was damaged in copying"),
        (["--replay", "none"], 2, "'none' is neither a replay token nor a readable file"),
        (["--replay", "p1-x", "--scrub"], 64, "--replay adds a generated payload"),
        (
            ["--topic", "types", "--text", "1", "--", "true"], 64,
            "tests the fakes of --scrub: add --scrub"
        ),
        (
            ["--topic", "envelopes", "--text", "1", "--scrub", "--", "true"], 64,
            "is a whole answer: omit the program"
        ),
    ])
    func `rejects invalid arguments with a reason`(arguments: [String], code: Int32, part: String)
        async throws
    {
        let corpus = try TemporaryCorpus()
        let run = await CapturedRun(
            arguments: ["corpus", "add"] + arguments,
            workingDirectory: corpus.path
        )
        #expect(run.code == code)
        #expect(run.output == "")
        #expect(run.error.contains(part), "\(run.error)")
        #expect(await corpus.run("list").output.split(separator: "\n").count == 5)
    }
}
