import CapturedRuns
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

@Suite
struct `The command completions` {
    @Test(arguments: CompletionShell.allCases)
    func `names every command, option and choice`(shell: CompletionShell) async {
        let run = await CapturedRun("completions", shell.rawValue)
        #expect(run.code == 0)
        #expect(run.error == "")
        for outline in Program.sessionConformance.outlines {
            for word in outline.command.split(separator: " ") {
                #expect(run.output.contains(word), "\(outline.command)")
            }
            for option in outline.options {
                let name = shell == .fish ? " -l \(option.name.dropFirst(2)) " : option.name
                #expect(run.output.contains(name), "\(outline.command) \(option.name)")
                guard let form = option.value, form.completion != .none else { continue }
                let notation = form.completion.notation
                let escaped = shell == .zsh ? notation.replacing(":", with: "\\:") : notation
                #expect(run.output.contains(escaped), "\(outline.command) \(option.name)")
            }
        }
    }

    @Test(arguments: [
        (ValueCompletion.none, "none"),
        (.words(["a", "b"]), "words a b"),
        (.pair(.words(["a", "b"]), .file), "words a b = file"),
        (.list(.rule), "list rule"),
        (.corpusCase, "case"),
    ])
    func `has a notation for what to offer`(completion: ValueCompletion, notation: String) {
        #expect(completion.notation == notation)
    }

    @Test(arguments: [
        ("Print this help.", "Print this help"),
        ("Pagination of lists (default: auto).", "Pagination of lists"),
        ("Skip these rules or groups; repeatable.", "Skip these rules or groups"),
        ("A sentence. Another one.", "A sentence"),
        ("no end", "no end"),
    ])
    func `shortens an explanation to its first clause`(help: String, clause: String) {
        #expect(help.firstClause == clause)
    }

    @Test(arguments: [
        ([], "missing argument: expected bash, zsh or fish"),
        (["fsh"], "unknown shell 'fsh'; did you mean 'zsh'"),
        (["powershell"], "unknown shell 'powershell': expected bash, zsh or fish"),
    ])
    func `refuses a shell without completions`(names: [String], error: String) async {
        let run = await CapturedRun(arguments: ["completions"] + names)
        #expect(run.code == 64)
        #expect(run.output == "")
        #expect(run.error.contains(error), "\(run.error)")
    }

    @Test(arguments: Program.sessionConformance.outlines.map { $0.command })
    func `knows which options may be repeated, as the help says`(command: String) throws {
        let outlines = Program.sessionConformance.outlines.map { $0 }
        let outline = try #require(outlines.first { $0.command == command })
        for option in outline.options {
            let says = option.help.contains("repeatable.")
            #expect(option.value?.isRepeatable ?? false == says, "\(option.name)")
        }
    }
}
