import SessionContract
import SessionModel
import Testing

@testable import CommandLineInterface

@Suite
struct `Help` {
    @Test
    func `says what the program does`() async {
        let run = await CapturedRun("--help")
        #expect(run.code == 0)
        #expect(run.output.hasPrefix("OVERVIEW: Holds payloads"))
        for part in ["USAGE: session-conformance COMMAND", "\nCOMMANDS:\n", "\nEXIT CODES:\n"] {
            #expect(run.output.contains(part))
        }
        let same = await CapturedRun("help")
        #expect(same.output == run.output)
    }

    @Test
    func `comes on standard error, with the code of a usage error, without a command`() async {
        let run = await CapturedRun()
        #expect(run.code == 64)
        #expect(run.output == "")
        #expect(run.error.hasPrefix("OVERVIEW: "))
    }

    @Test(arguments: Command.all.map(\.name))
    func `of a command has the layout that people know, and fits a terminal`(
        name: String
    ) async {
        let run = await CapturedRun("help", name)
        #expect(run.code == 0)
        #expect(run.output.hasPrefix("OVERVIEW: "))
        #expect(run.output.contains("\n\nUSAGE: session-conformance \(name)"))
        #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(await CapturedRun(name, "--help").output == run.output)
        #expect(await CapturedRun(name, "--nonsense", "-h").output == run.output)
    }

    @Test
    func `of explain is this`() async {
        let run = await CapturedRun("help", "explain")
        #expect(
            run.output == """
                OVERVIEW: Say what a rule holds, who trips over it, how to mend it and where it
                comes from; what a dialect of timestamps is; which bugs a flag of the corpus
                stands for; or what a case of the corpus asks.

                USAGE: session-conformance explain [OPTIONS] [RULE|DIALECT|FLAG|CASE]

                ARGUMENTS:
                  RULE|DIALECT|FLAG|CASE  The id of a rule, such as contract/null, a group of
                                          rules, a dialect of timestamps, such as
                                          rfc3339-fraction, or a flag or a case of the corpus
                                          (default: list the rules and the dialects).

                OPTIONS:
                  --corpus DIR            The folder of the corpus (default: Corpus, here or in
                                          a folder above, else the essential cases that are
                                          built in).

                """
        )
    }

    @Test(arguments: [
        (["chekc"], "error: there is no command 'chekc'; did you mean 'check'?\n"),
        (["help", "chekc"], "error: there is no command 'chekc'; did you mean 'check'?\n"),
        (["xyzzyx"], "error: there is no command 'xyzzyx'; the commands are check, "),
        (["--format=json"], "error: the command comes first, then its options\n"),
        (["--token=hunter2"], "error: there is no option '--token', since others can see"),
        (["check", "--frmat", "json"], "error: there is no option '--frmat'; did you mean"),
    ])
    func `is offered where the command line is wrong`(arguments: [String], start: String) async {
        let run = await CapturedRun(arguments: arguments)
        #expect(run.code == 64)
        #expect(run.output == "")
        #expect(run.error.hasPrefix(start), "\(run.error)")
        #expect(run.error.contains("\nSee 'session-conformance help"))
        #expect(!run.error.contains("hunter2"))
    }

    @Test
    func `tells the version`() async {
        #expect(await CapturedRun("--version").output == "\(CommandLineTool.version)\n")
    }
}

@Suite
struct `The command explain` {
    @Test(arguments: Rule.allCases)
    func `explains every rule`(rule: Rule) async {
        let run = await CapturedRun("explain", rule.id)
        #expect(run.code == 0)
        #expect(run.output.hasPrefix("\(rule.id) (\(rule.defaultSeverity.rawValue))\n\n  "))
        for heading in ["\nWHY IT MATTERS\n", "\nHOW TO MEND IT\n", "\nSOURCE\n"] {
            #expect(run.output.contains(heading))
        }
        #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 120 })
    }

    @Test(arguments: Timestamp.Dialect.allCases)
    func `explains every dialect with an example that has it`(
        dialect: Timestamp.Dialect
    ) async {
        let run = await CapturedRun("explain", dialect.rawValue)
        #expect(run.code == 0)
        #expect(run.output.hasPrefix("\(dialect.rawValue) (dialect of timestamps)\n"))
        #expect(Timestamp(dialect.example).dialect == dialect)
    }

    @Test
    func `lists a group, or everything`() async {
        let group = await CapturedRun("explain", "link")
        #expect(group.output.hasPrefix("link:\n  link/form"))
        let all = await CapturedRun("explain")
        for rule in Rule.allCases { #expect(all.output.contains("\n  \(rule.id)")) }
        for dialect in Timestamp.Dialect.allCases {
            #expect(all.output.contains("\n  \(dialect.rawValue)"))
        }
    }

    @Test
    func `suggests the near miss`() async {
        let run = await CapturedRun("explain", "contract/nul")
        #expect(run.code == 64)
        #expect(run.error.contains("did you mean 'contract/null'?"))
        let none = await CapturedRun("explain", "\u{1B}[2J-and-much-more")
        #expect(none.error.contains(#"'\u{1b}[2J-and-much-more'"#))
        #expect(none.error.contains("'session-conformance explain' lists them all"))
    }
}
