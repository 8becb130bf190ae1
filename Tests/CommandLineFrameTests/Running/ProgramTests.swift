import CapturedRuns
import CommandLineInterface
import Reports
import Testing

@testable import CommandLineFrame

@Suite
struct `A program` {
    private static func run(_ arguments: String...) async -> CapturedRun {
        await CapturedRun(of: .sessionCheck, arguments: arguments)
    }

    @Test
    func `has its commands among those of the whole program, or says where they are`() {
        let own = Program.sessionCheck.commands.map(\.name)
        let foreign = Program.sessionCheck.foreignCommands
        #expect(Set(own).isDisjoint(with: foreign))
        #expect(Set(own + foreign) == Set(Program.sessionConformance.commands.map(\.name)))
        #expect(Program.sessionConformance.foreignCommands == [])
    }

    @Test
    func `says what it is`() async {
        #expect(
            await Self.run("--version").output.hasPrefix("\(Report.toolVersion) (session-check")
        )
        let help = await Self.run("--help").output
        #expect(help.contains("\nUSAGE: session-check COMMAND"))
        #expect(!help.contains("session-conformance"))
        #expect(await Self.run("help", "--man").output.contains("\n.Nm session-check\n"))
    }

    @Test(arguments: Program.sessionCheck.commands.map(\.name))
    func `has its own name in usage and examples`(name: String) async {
        let help = await Self.run("help", name).output
        #expect(help.contains("\n\nUSAGE: session-check \(name)"))
        #expect(help.contains("\n    session-check "))
        #expect(!help.contains("session-conformance"))
    }

    @Test(arguments: Program.sessionCheck.foreignCommands)
    func `names the program that has another command`(name: String) async {
        let run = await Self.run(name)
        #expect(run.code == 64)
        #expect(
            run.error == """
                error: 'session-check' has no command '\(name)'; use 'session-conformance \(name)'
                See 'session-check help'.

                """
        )
    }

    @Test
    func `passes over what a configuration sets for the commands of another`() async throws {
        let sections = #""model":{"seed":7},"corpus run":{},"check":{"quiet":true}"#
        let folder = try TemporaryFolder([
            "a.json": #"{"id":null}"#,
            "ci.json": #"{"format":"session-config/1",\#(sections)}"#,
            "odd.json": #"{"format":"session-config/1","models":{}}"#,
        ])
        let file = folder.path(of: "a.json")
        let run = await Self.run("check", file, "--config", folder.path(of: "ci.json"))
        #expect(run.code == 1)
        #expect(run.output.hasPrefix("DOES NOT CONFORM"))
        let odd = await Self.run("check", file, "--config", folder.path(of: "odd.json"))
        #expect(odd.code == 2)
        #expect(odd.error.contains("'models'"))
    }

    @Test(arguments: ReportFormat.allCases)
    func `writes the report that every other writes`(format: ReportFormat) async throws {
        let folder = try TemporaryFolder(["a.ndjson": "{\"id\":1}\n{\"id\":null}\n{"])
        let arguments = ["check", folder.path(of: "a.ndjson"), "--format", format.rawValue]
        let one = await CapturedRun(of: .sessionCheck, arguments: arguments)
        let other = await CapturedRun(of: .sessionConformance, arguments: arguments)
        #expect(one.code == 1)
        #expect(Self.plain(one.output) == Self.plain(other.output))
    }

    /// A report without what a clock decides.
    private static func plain(_ report: String) -> String {
        report.replacing(#/"durationMilliseconds":\d+/#, with: "")
            .replacing(#/\d+\.\d+ s\b|time="[0-9.]+"/#, with: "")
    }
}
