import CapturedRuns
import TestEffort
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

@Suite
struct `The command replay` {
    @Test
    func `replays all failures of a report in JSON and NDJSON`() async throws {
        let folder = try TemporaryFolder()
        let formats = TestEffort.sample(of: ["json", "ndjson"], every: 2)
        let reports = formats.map { "--format=\($0)=\(folder.path(of: $0))" }
        // A model that accepts every null, and so has few failures to investigate.
        let model = ShellTestee.command(
            answer: "case $payload in *bnVsb*) accept;; *) reject;; esac"
        )
        let run = await CapturedRun(
            arguments: ["model", "--only=violations", "--jobs=1"] + reports + model,
            workingDirectory: "/"
        )
        #expect(run.code == 1)
        for format in formats {
            let file = folder.path(of: format)
            let again = await CapturedRun(arguments: ["replay", file] + model)
            #expect(again.code == 1)
            #expect(again.output.contains("roundtrip/accepted"))
            let unclear = await CapturedRun("replay", file)
            #expect(unclear.code == 64)
            #expect(unclear.error.contains("put the command of the model that failed after '--'"))
            let fixed = await CapturedRun("replay", file, "--built-in")
            #expect(fixed.code == 0)
            #expect(fixed.output.contains(" failures no longer occur.\n"))
        }
    }

    @Test(arguments: [
        ("p3-AQl7ImlkIjowfQ-9c2f", "has version 3, but this program reads versions 1 to 2; replay"),
        ("p1-AQl7ImlkIjowfQ-0000", "is not a replay token, or was damaged in copying"),
        ("/nonexistent/report", "is neither a replay token nor a readable file"),
    ])
    func `exits with 2 if it cannot replay its argument`(operand: String, part: String) async {
        let run = await CapturedRun("replay", operand)
        #expect(run.code == 2)
        #expect(run.output == "")
        #expect(run.error.contains(part), "\(run.error)")
    }

    @Test(arguments: [
        ("{}", "is not a session-report/1 report"),
        ("nonsense", "is not a JSON or NDJSON report"),
        (#"{"format":"session-report/1","findings":[]}"#, "contains no failure"),
        ("", "contains no failure"),
    ])
    func `rejects an invalid report with a reason`(text: String, part: String) async throws {
        let folder = try TemporaryFolder(["report": text])
        let run = await CapturedRun("replay", folder.path(of: "report"))
        #expect(run.code == 2)
        #expect(run.error.contains(part), "\(run.error)")
    }

    @Test
    func `asks the model of this package only about its own failures`() async throws {
        let token = "p1-ARR7ImlkIjoiMCJ9AA-479d"
        let report = { (target: String) in
            """
            {"format":"session-report/1","target":"\(target)","findings":[{"replay":"\(token)"}]}
            """
        }
        let folder = try TemporaryFolder(["own": report("SessionObject"), "other": report("zenpy")])
        #expect(await CapturedRun("replay", folder.path(of: "own")).code == 0)
        #expect(await CapturedRun("replay", folder.path(of: "other")).code == 64)
        #expect(await CapturedRun("replay", token).code == 64)
        #expect(await CapturedRun("replay", token, "--built-in").code == 0)
        let both = await CapturedRun("replay", token, "--built-in", "--", "true")
        #expect(both.code == 64 && both.error.contains("--built-in conflicts with a program"))
    }

    @Test
    func `requires a token`() async {
        let run = await CapturedRun("replay")
        #expect(run.code == 64)
        #expect(run.error.contains("missing argument: expected a replay token or a report"))
    }
}
