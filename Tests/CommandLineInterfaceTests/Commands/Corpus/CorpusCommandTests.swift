import Foundation
import StrictJSON
import Testing

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
    func `helps with each subcommand`(name: String) async {
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
        (["corpus", "--corpus", "a"], "the subcommand comes first, then its options"),
        (["corpus", "lint", "--frmat=json"], "did you mean '--format'?"),
        (["corpus", "list", "--topic", "type"], "did you mean 'types'?"),
        (["corpus", "list", "--rule", "contract/nul"], "did you mean 'contract/null'?"),
        (["corpus", "run", "python3"], "the program comes after '--': -- python3"),
        (["corpus", "run", "--"], "a program must follow '--'"),
        (["corpus", "show"], "name a case; 'corpus list' lists them"),
        (["help", "check", "more"], "unexpected argument 'more'"),
    ])
    func `says what is wrong with its arguments`(arguments: [String], part: String) async {
        let run = await CapturedRun(arguments: arguments)
        #expect(run.code == 64)
        #expect(run.output == "")
        #expect(run.error.contains(part), "\(run.error)")
    }

    @Test
    func `finds the corpus here, above, or where it is told`() async throws {
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
    func `needs a folder where it changes or checks a corpus`(line: String) async throws {
        let folder = try TemporaryFolder()
        let arguments = ["corpus"] + line.split(separator: " ").map(String.init)
        let none = await CapturedRun(arguments: arguments, workingDirectory: folder.path)
        if line.hasPrefix("lint") || line.hasPrefix("fmt") || line.hasPrefix("add") {
            #expect(none.code == 2)
            #expect(none.output == "")
            #expect(none.error.hasPrefix("error: there is no corpus here or in a folder above"))
        } else {
            #expect(none.error.hasPrefix("note: no folder Corpus here or above"))
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
    func `lists cases that pass all filters`() async throws {
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
        #expect(none.error == "warning: no case passes these filters\n")
        let slip = await corpus.run("list", "--flag", "string-type")
        #expect(slip.code == 2)
        #expect(slip.error.contains("did you mean 'string-typed'?"))
    }

    @Test
    func `shows a case, or says which was meant`() async throws {
        let corpus = try TemporaryCorpus()
        let run = await corpus.run("show", "types-id-digits")
        #expect(run.code == 0)
        #expect(run.output.contains(#""rules": ["contract/type"]"#))
        #expect(run.output.contains(#"payload  10 bytes: {"id":"1"}"#))
        #expect(run.output.contains("flag     string-typed: A number in quotes.\n"))
        let slip = await corpus.run("show", "types-id-digit")
        #expect(slip.code == 2)
        #expect(slip.error.contains("did you mean `types-id-digits`?"))
        let retired = await corpus.run("show", "types-old")
        #expect(retired.error.contains("has been retired: It lied."))
    }

    @Test
    func `counts what is covered`() async throws {
        let run = try await TemporaryCorpus().run("stats")
        #expect(run.code == 0)
        #expect(run.output.hasPrefix("corpus 1.0.0: 5 cases\n"))
        #expect(run.output.contains("\npresence  1/81 combinations\n"))
        #expect(run.output.contains("\ndialects  1/40 dialects in fields\n"))
    }

    @Test
    func `prints nothing that acts on a terminal`() async throws {
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
struct `Explaining from the corpus` {
    @Test
    func `tells what a flag and a case are`() async throws {
        let corpus = try TemporaryCorpus()
        let flag = await CapturedRun(
            arguments: ["explain", "string-typed"],
            workingDirectory: corpus.path
        )
        #expect(flag.code == 0)
        #expect(
            flag.output == """
                string-typed (flag of the corpus)

                  A number in quotes.

                CLASS OF BUGS
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
    func `knows a flag that is called like a group of rules`() async throws {
        let corpus = try TemporaryCorpus()
        try corpus.replace(#""id": "string-typed""#, by: #""id": "link""#, in: "flags.json")
        let run = await CapturedRun(arguments: ["explain", "link"], workingDirectory: corpus.path)
        #expect(run.output.hasPrefix("link:\n  link/form"))
        #expect(run.output.contains("\n\nlink (flag of the corpus)\n"))
    }

    @Test
    func `says which was meant, and when the corpus cannot be read`() async throws {
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
        #expect(broken.error.contains("flags and cases are unknown: fix the corpus first"))
        let named = await CapturedRun(arguments: ["explain", "qwertz", "--corpus", folder.path])
        #expect(named.code == 2)
        #expect(named.error.contains("is no corpus: it has no file VERSION"))
    }
}
