import CapturedRuns
import CommandLineInterface
import Foundation
import Reports
import Testing

@testable import CommandLineFrame

@Suite
struct `Help` {
    @Test
    func `describes the program`() async {
        let run = await CapturedRun("--help")
        #expect(run.code == 0)
        #expect(run.output.hasPrefix("OVERVIEW: Check payloads"))
        for part in ["USAGE: session-conformance COMMAND", "\nCOMMANDS:\n", "\nEXIT CODES:\n"] {
            #expect(run.output.contains(part))
        }
        let same = await CapturedRun("help")
        #expect(same.output == run.output)
    }

    @Test
    func `goes to standard error as a usage error without a command`() async {
        let run = await CapturedRun()
        #expect(run.code == 64)
        #expect(run.output == "")
        #expect(run.error.hasPrefix("OVERVIEW: "))
    }

    @Test(arguments: Program.sessionConformance.commands.map(\.name))
    func `for a command has the usual layout and fits a terminal`(
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
    func `for explain is complete`() async {
        let run = await CapturedRun("help", "explain")
        #expect(
            run.output == """
                OVERVIEW: Explain what a rule requires, whom it affects, how to fix a violation
                and where the rule comes from; what a timestamp dialect is; which class of bugs
                a corpus flag marks; or what a corpus case tests.

                USAGE: session-conformance explain [OPTIONS] [RULE|DIALECT|FLAG|CASE]

                ARGUMENTS:
                  RULE|DIALECT|FLAG|CASE  A rule such as contract/null, a rule group such as
                                          contract, a timestamp dialect such as
                                          rfc3339-fraction, or the id of a corpus flag or case
                                          (default: list the rules and dialects).

                OPTIONS:
                  --corpus DIR            Corpus folder (default: Corpus in the current folder
                                          or a parent, else the built-in copy).
                  -h, --help              Print this help.

                EXAMPLES:
                  Explain a rule.
                    session-conformance explain contract/null
                  List the rules in a group.
                    session-conformance explain timestamp
                  Show a corpus case.
                    session-conformance explain types-id-digits

                """
        )
    }

    @Test(arguments: [
        (["chekc"], "error: unknown command 'chekc'; did you mean 'check'?\n"),
        (["help", "chekc"], "error: unknown command 'chekc'; did you mean 'check'?\n"),
        (["xyzzyx"], "error: unknown command 'xyzzyx'; the commands are check, "),
        (["--format=json"], "error: the command must come before its options\n"),
        (["--token=hunter2"], "error: unknown option '--token': other users can see"),
        (["check", "--frmat", "json"], "error: unknown option '--frmat'; did you mean"),
    ])
    func `is suggested by a usage error`(arguments: [String], start: String) async {
        let run = await CapturedRun(arguments: arguments)
        #expect(run.code == 64)
        #expect(run.output == "")
        #expect(run.error.hasPrefix(start), "\(run.error)")
        #expect(run.error.contains("\nSee 'session-conformance help"))
        #expect(!run.error.contains("hunter2"))
    }

    @Test
    func `includes the version`() async {
        #expect(await CapturedRun("--version").output == "\(Report.toolVersion)\n")
        let more = await CapturedRun("--version", "check")
        #expect(more.code == 64 && more.error.contains("unexpected argument 'check'"))
    }

    @Test
    func `lists every exit code, as the README does`() throws {
        let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
        let section = readme.split(separator: "## Exit codes").last?.split(separator: "\n## ").first
        let rows = section?.split(separator: "\n").compactMap { row -> String? in
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            return cells.first.flatMap { $0.first?.isNumber == true ? $0 : nil }
        }
        #expect(rows == ExitCode.meanings.map(\.name))
        let numbers = ExitCode.meanings.flatMap { $0.name.split(separator: ", ") }
        let codes: [ExitCode] = [
            .success, .findings, .failed, .inconclusive, .usage, .interrupted(by: 1),
            .interrupted(by: 2), .interrupted(by: 15),
        ]
        #expect(numbers.map(String.init) == codes.map { "\($0.rawValue)" })
    }

    private static var root: URL {
        var folder = URL(filePath: #filePath)
        while folder.lastPathComponent != "Tests" { folder.deleteLastPathComponent() }
        return folder.deletingLastPathComponent()
    }
}

/// All commands, including those in groups.
private let definitions = Program.sessionConformance.commands.flatMap(\.definitions)

@Suite
struct `The declaration of a command` {
    @Test
    func `has a unique name`() {
        #expect(Set(definitions.map { $0.command }).count == definitions.count)
        #expect(
            Set(Program.sessionConformance.commands.map(\.name)).count
                == Program.sessionConformance.commands.count
        )
    }

    @Test(arguments: definitions.map { $0.command })
    func `has examples that are valid command lines`(command: String) throws {
        let definition = try #require(definitions.first { $0.command == command })
        #expect(!definition.examples.isEmpty)
        for example in definition.examples {
            let words = Self.words(of: example.line.replacing("\\\n", with: ""))
            let own = Array(words.drop { $0 != "session-conformance" }.dropFirst())
            let name = command.split(separator: " ").map(String.init)
            #expect(Array(own.prefix(name.count)) == name, "\(example.line)")
            let arguments = own.dropFirst(name.count).prefix { $0 != "|" && $0 != ">" }
            #expect(throws: Never.self, "\(example.line)") {
                try definition.tryOut(Array(arguments))
            }
        }
    }

    @Test(arguments: definitions.map { $0.command })
    func `names each option once, with a matching completion`(command: String) throws {
        let definition = try #require(definitions.first { $0.command == command })
        let names = definition.optionNames + ["-h", "--help"]
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.hasPrefix("--") || ($0.hasPrefix("-") && $0.count == 2) })
        #expect(SecretOption.names.isDisjoint(with: names))
        // The completion follows from the placeholder.
        let known = command == "matrix" ? MatrixReport.formats : ReportFormat.allCases
        let formats = known.map(\.rawValue)
        let severities = ["error", "warning", "note", "off"]
        for (placeholder, completion) in definition.values {
            switch placeholder {
            case "FILE", "TOKEN|FILE": #expect(completion == .file)
            case "DIR": #expect(completion == .folder)
            case "RULES": #expect(completion == .list(.rule))
            case "FLAG": #expect(completion == .corpusFlag)
            case "FORMAT[=PATH]": #expect(completion == .pair(.words(formats), .file))
            case "ID=SEVERITY": #expect(completion == .pair(.rule, .words(severities)))
            case "list|user:ID|session:UID:SID|me": break
            case let words where words.contains("|"):
                #expect(completion == .words(words.split(separator: "|").map(String.init)))
            default: break
            }
        }
    }

    /// The words of a shell command line that only has single quotes.
    private static func words(of line: String) -> [String] {
        line.split(separator: "'", omittingEmptySubsequences: false).enumerated().flatMap {
            index,
            part in
            index.isMultiple(of: 2)
                ? part.split(separator: " ").map(String.init) : [String(part)]
        }
    }
}

extension CommandDefinition {
    fileprivate static var command: String { syntax.command }
    fileprivate static var examples: [CommandExample] { syntax.examples }
    fileprivate static var optionNames: [String] { syntax.options.flatMap(\.names) }

    fileprivate static var values: [(String, ValueCompletion)] {
        syntax.options.compactMap { option in
            switch option.effect {
            case .flag: nil
            case .value(let form, _): (form.placeholder, form.completion)
            }
        }
    }

    fileprivate static func tryOut(_ arguments: [String]) throws(UsageError) {
        let console = Console(writeOutput: { _ in }, writeError: { _ in })
        _ = try options(
            from: arguments,
            CommandContext(.sessionConformance, console: console, environment: [:])
        )
    }
}
