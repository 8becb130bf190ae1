import CapturedRuns
import Foundation
import SessionModel
import StrictJSON
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

@Suite
struct `The command corpus` {
    @Test
    func `lists its subcommands`() async {
        let help = await CapturedRun("help", "corpus")
        for name in ["run", "lint", "fmt", "list", "show", "add", "stats"] {
            #expect(help.output.contains("\n  \(name) "))
        }
        let bare = await CapturedRun("corpus")
        #expect(bare.code == 64)
        #expect(bare.output == "")
        #expect(bare.error == help.output)
    }

    @Test(arguments: CommandGroup.corpus.commands.map { $0.name })
    func `has help for each subcommand`(name: String) async {
        let run = await CapturedRun("corpus", name, "--help")
        #expect(run.code == 0)
        #expect(run.output.contains("\n\nUSAGE: session-conformance corpus \(name) [OPTIONS]"))
        #expect(run.output.contains("--corpus DIR"))
        #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(await CapturedRun("help", "corpus", name).output == run.output)
    }

    @Test(arguments: [
        (["corpus", "lnit"], "unknown command 'corpus lnit'; did you mean 'corpus lint'?"),
        (["help", "corpus", "lnit"], "did you mean 'corpus lint'?"),
        (["corpus", "xyzzyx"], "; the commands are corpus run, "),
        (["corpus", "--corpus", "a"], "the subcommand must come before its options"),
        (["corpus", "lint", "--frmat=json"], "did you mean '--format'?"),
        (["corpus", "list", "--topic", "type"], "did you mean 'types'?"),
        (["corpus", "list", "--rule", "contract/nul"], "did you mean 'contract/null'?"),
        (["corpus", "run", "python3"], "write '--' before it: -- python3"),
        (["corpus", "run", "--"], "missing program after '--'"),
        (["corpus", "show"], "missing case id; 'corpus list' lists the cases"),
        (["help", "check", "more"], "unexpected argument 'more'"),
    ])
    func `rejects invalid arguments with a reason`(arguments: [String], part: String) async {
        let run = await CapturedRun(arguments: arguments)
        #expect(run.code == 64)
        #expect(run.output == "")
        #expect(run.error.contains(part), "\(run.error)")
    }

    @Test
    func `finds the corpus here, in a parent folder, or as given`() async throws {
        let corpus = try TemporaryCorpus()
        let child = "\(corpus.path)/one/two"
        try FileManager.default.createDirectory(atPath: child, withIntermediateDirectories: true)
        try corpus.replace("1.0.0", by: "one", in: "VERSION")
        let lint = ["corpus", "lint", "--partial"]
        let here = await CapturedRun(arguments: lint, workingDirectory: corpus.path)
        #expect(here.output.hasPrefix("Corpus/VERSION:1:1: form/version: "), "\(here.output)")
        let above = await CapturedRun(arguments: lint, workingDirectory: child)
        #expect(above.output.hasPrefix("../../Corpus/VERSION:1:1: form/version: "))
        let named = await CapturedRun(
            arguments: lint + ["--corpus", "../Corpus/"],
            workingDirectory: "\(corpus.path)/one"
        )
        #expect(named.output.hasPrefix("../Corpus/VERSION:1:1: form/version: "))
    }

    @Test(arguments: [
        "run", "lint", "fmt", "list", "stats", "show x", "add --topic types --text 1",
    ])
    func `requires a folder to change or check a corpus`(line: String) async throws {
        let folder = try TemporaryFolder()
        let arguments = ["corpus"] + line.split(separator: " ").map(String.init)
        let none = await CapturedRun(arguments: arguments, workingDirectory: folder.path)
        if line.hasPrefix("lint") || line.hasPrefix("fmt") || line.hasPrefix("add") {
            #expect(none.code == 2)
            #expect(none.output == "")
            #expect(none.error.hasPrefix("error: no corpus found: neither the current folder"))
        } else {
            #expect(!none.error.contains("no corpus found"))
        }
        let absent = await CapturedRun(
            arguments: arguments + ["--corpus", "no\u{1B}where"],
            workingDirectory: folder.path
        )
        #expect(absent.code == 2)
        #expect(absent.error.hasPrefix("error: cannot read the corpus at "))
        #expect(absent.error.contains(#"no\u{1b}where"#))
    }

    @Test
    func `lists cases that match all filters`() async throws {
        let corpus = try TemporaryCorpus()
        let digits = "reject  types-id-digits  digits\n"
        let integer = "accept  types-id-integer  an integer\n"
        #expect(await corpus.run("list", "--topic", "types").output == digits + integer)
        #expect(await corpus.run("list", "--flag", "string-typed").output == digits)
        #expect(await corpus.run("list", "--rule", "contract/type").output == digits)
        #expect(await corpus.run("list", "INTEGER", "id").output == integer)
        let none = await corpus.run("list", "--topic", "syntax")
        #expect(none.code == 0)
        #expect(none.output == "")
        #expect(none.error == "warning: no case matches these filters\n")
        let slip = await corpus.run("list", "--flag", "string-type")
        #expect(slip.code == 2)
        #expect(slip.error.contains("did you mean 'string-typed'?"))
    }

    @Test
    func `shows a case, or suggests a similar id`() async throws {
        let corpus = try TemporaryCorpus()
        let run = await corpus.run("show", "types-id-digits")
        #expect(run.code == 0)
        #expect(run.output.contains(#""rules": ["contract/type"]"#))
        #expect(run.output.contains(#"payload  10 bytes: {"id":"1"}"#))
        #expect(run.output.contains("flag     string-typed: A number in quotes.\n"))
        let slip = await corpus.run("show", "types-id-digit")
        #expect(slip.code == 2)
        #expect(slip.error.contains("did you mean 'types-id-digits'?"))
        let retired = await corpus.run("show", "types-old")
        #expect(retired.error.contains("has been retired: It lied."))
    }

    @Test
    func `counts the covered combinations`() async throws {
        let run = try await TemporaryCorpus().run("stats")
        #expect(run.code == 0)
        #expect(run.output.hasPrefix("corpus 1.0.0: 5 cases\n"))
        let combinations = PresenceCombination.all.count
        #expect(run.output.contains("\npresence  1/\(combinations) combinations\n"))
        let timestamps = DeclaredField.allCases.count { $0.isTimestamp }
        let dialects = timestamps * Timestamp.Dialect.allCases.count
        #expect(run.output.contains("\ndialects  1/\(dialects) dialects in fields\n"))
    }

    @Test
    func `prints no control characters`() async throws {
        let corpus = try TemporaryCorpus()
        let file = "types/cases.json"
        try corpus.replace(#""title": "digits""#, by: #""title": "a\u001b[2Jb\u202e""#, in: file)
        try corpus.replace("A number in quotes.", by: #"\u001b]0;x\u0007"#, in: "flags.json")
        for arguments in [
            ["corpus", "list"], ["corpus", "show", "types-id-digits"], ["corpus", "lint"],
            ["corpus", "lint", "--format=json"], ["corpus", "stats"], ["explain", "string-typed"],
        ] {
            let run = await CapturedRun(arguments: arguments, workingDirectory: corpus.path)
            let text = run.output + run.error
            #expect(!text.isEmpty)
            #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
            #expect(!text.unicodeScalars.contains { $0 == "\u{7}" })
        }
    }
}

@Suite
struct `Explaining the corpus` {
    @Test
    func `describes a flag and a case`() async throws {
        let corpus = try TemporaryCorpus()
        let flag = await CapturedRun(
            arguments: ["explain", "string-typed"],
            workingDirectory: corpus.path
        )
        #expect(flag.code == 0)
        #expect(
            flag.output == """
                string-typed (corpus flag)

                  A number in quotes.

                BUG CLASS
                  types are guessed

                EFFECT ON USERS
                  Ids are lost.

                CASES
                  1 case: session-conformance corpus list --flag string-typed

                SEE ALSO
                  https://example.com/1

                """
        )
        let entry = await CapturedRun(
            arguments: ["explain", "types-id-digits", "--corpus=\(corpus.path)/Corpus"],
            workingDirectory: "/"
        )
        #expect(entry.output == (await corpus.run("show", "types-id-digits")).output)
    }

    @Test
    func `includes a flag with the name of a rule group`() async throws {
        let corpus = try TemporaryCorpus()
        try corpus.replace(#""id": "string-typed""#, by: #""id": "link""#, in: "flags.json")
        let run = await CapturedRun(arguments: ["explain", "link"], workingDirectory: corpus.path)
        #expect(run.output.hasPrefix("link:\n  link/form"))
        #expect(run.output.contains("\n\nlink (corpus flag)\n"))
    }

    @Test
    func `suggests a similar id, and reports a corpus that cannot be read`() async throws {
        let corpus = try TemporaryCorpus()
        let slip = await CapturedRun(
            arguments: ["explain", "types-id-digts"],
            workingDirectory: corpus.path
        )
        #expect(slip.code == 64)
        #expect(slip.error.contains("did you mean 'types-id-digits'?"))
        let folder = try TemporaryFolder()
        let none = await CapturedRun(
            arguments: ["explain", "qwertz"],
            workingDirectory: folder.path
        )
        #expect(none.code == 64)
        #expect(none.error.contains("error: unknown rule, dialect, flag or case 'qwertz'"))
        try corpus.write("{", to: "flags.json")
        let broken = await CapturedRun(
            arguments: ["explain", "qwertz"],
            workingDirectory: corpus.path
        )
        #expect(broken.code == 64)
        #expect(broken.error.contains("flags and cases are not available: fix the corpus first"))
        let named = await CapturedRun(arguments: ["explain", "qwertz", "--corpus", folder.path])
        #expect(named.code == 2)
        #expect(named.error.contains("is not a corpus: it has no file VERSION"))
    }
}
