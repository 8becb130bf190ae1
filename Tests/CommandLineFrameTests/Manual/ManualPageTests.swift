import CapturedRuns
import CommandLineInterface
import Testing

@testable import CommandLineFrame

@Suite
struct `The manual page` {
    private func page(_ environment: [String: String] = [:]) async -> CapturedRun {
        await CapturedRun(arguments: ["help", "--man"], environment: environment)
    }

    @Test
    func `has the usual sections in the usual order`() async {
        let lines = await page().output.split(separator: "\n")
        let sections = lines.filter { $0.hasPrefix(".Sh ") }.map { String($0.dropFirst(4)) }
        #expect(
            sections == [
                "NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "ENVIRONMENT", "FILES",
                "EXIT STATUS", "EXAMPLES",
            ]
        )
    }

    @Test
    func `describes every command, option and variable`() async {
        let lines = Set(await page().output.split(separator: "\n").map(String.init))
        for outline in Program.sessionConformance.outlines {
            #expect(lines.contains(".Ss \(outline.command)"))
            for option in outline.options {
                let name = "Fl \(option.name.dropFirst())"
                let isShown = lines.contains {
                    $0.hasPrefix(".It ") && "\($0) ".contains("\(name) ")
                }
                #expect(isShown, "\(option.name)")
            }
        }
        for variable in Program.sessionConformance.variables {
            #expect(lines.contains(".It Ev \(variable.name)"))
        }
    }

    @Test
    func `has the date of the source, if it is given`() async {
        #expect(await page().output.hasPrefix(".Dd January 15, 2027\n"))
        let old = await page(["SOURCE_DATE_EPOCH": "0"])
        #expect(old.output.hasPrefix(".Dd January 1, 1970\n"))
        let far = await page(["SOURCE_DATE_EPOCH": "\(Int64.max)"])
        #expect(far.output.hasPrefix(".Dd January 15, 2027\n"))
    }

    @Test
    func `escapes what would be a macro, a hyphen or an escape`() {
        var text = MdocText()
        text.text("Use --all, or a-b. A \\ is fine.")
        text.literal(".Sh x\n'a'")
        #expect(
            text.lines == [
                "Use \\-\\-all, or a-b.", "A \\e is fine.", ".Bd -literal -offset indent",
                "\\&.Sh x", "\\&'a'", ".Ed",
            ]
        )
        #expect(MdocText.argument("[-- A \"b\"]") == "\"[\\-\\- A \\(dqb\\(dq]\"")
    }

    @Test
    func `is about all commands`() async {
        let run = await CapturedRun("help", "--man", "check")
        #expect(run.code == 64)
        #expect(run.error.contains("omit the command"))
    }
}
