import Testing

@testable import CommandLineInterface

@Suite
struct `The command replay` {
    @Test
    func `takes all failures of a report, as JSON and as events`() async throws {
        let folder = try TemporaryFolder()
        let formats = ["json", "ndjson"]
        let reports = formats.map { "--format=\($0)=\(folder.path(of: $0))" }
        let run = await CapturedRun(
            arguments: ["model", "--only=violations", "--shard=1/16", "--jobs=1"] + reports
                + ShellTestee.parrot,
            workingDirectory: "/"
        )
        #expect(run.code == 1)
        for format in formats {
            let file = folder.path(of: format)
            let again = await CapturedRun(arguments: ["replay", file] + ShellTestee.parrot)
            #expect(again.code == 1)
            #expect(again.output.contains("roundtrip/accepted"))
            let mended = await CapturedRun("replay", file)
            #expect(mended.code == 0)
            #expect(mended.output.contains(" failures do not show any more.\n"))
        }
    }

    @Test(arguments: [
        ("p2-AQl7ImlkIjowfQ-9c2f", "the token is of version 2, and this program reads version 1"),
        ("p1-AQl7ImlkIjowfQ-0000", "is no replay token, or was damaged in copying"),
        ("/nonexistent/report", "is neither a replay token nor a readable file"),
    ])
    func `exits with 2 for what it cannot show again`(operand: String, part: String) async {
        let run = await CapturedRun("replay", operand)
        #expect(run.code == 2)
        #expect(run.output == "")
        #expect(run.error.contains(part), "\(run.error)")
    }

    @Test(arguments: [
        ("{}", "is not a report of the format session-report/1"),
        ("nonsense", "is not a report as JSON or NDJSON"),
        (#"{"format":"session-report/1","findings":[]}"#, "contains no failure"),
        ("", "contains no failure"),
    ])
    func `says what is wrong with a report`(text: String, part: String) async throws {
        let folder = try TemporaryFolder(["report": text])
        let run = await CapturedRun("replay", folder.path(of: "report"))
        #expect(run.code == 2)
        #expect(run.error.contains(part), "\(run.error)")
    }

    @Test
    func `asks for a token`() async {
        let run = await CapturedRun("replay")
        #expect(run.code == 64)
        #expect(run.error.contains("name the token of a failure, or a report"))
    }
}
