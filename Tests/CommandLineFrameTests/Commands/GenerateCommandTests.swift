import CapturedRuns
import Foundation
import Platform
import Testing

@testable import CommandLineFrame

@Suite
struct `The command generate` {
    @Test
    func `repeats the payloads of a seed`() async {
        let run = await CapturedRun("generate", "--seed=3", "--count=300")
        #expect(run.code == 0)
        #expect(run.error == "")
        let again = await CapturedRun("generate", "--seed=3", "--count=300")
        #expect(again.output == run.output)
        let fewer = await CapturedRun("generate", "--seed=3", "--count=200")
        #expect(run.output.hasPrefix(fewer.output))
        let other = await CapturedRun("generate", "--seed=4", "--count=300")
        #expect(other.output != run.output)
    }

    @Test
    func `prints the random seed that it chose`() async {
        let run = await CapturedRun("generate", "--count=1")
        let seed = run.error.drop { $0 != " " }.dropFirst().prefix { $0.isNumber }
        let again = await CapturedRun("generate", "--count=1", "--seed=\(seed)")
        #expect(again.output == run.output)
    }

    @Test
    func `prints lines in which check finds no violations by default`() async throws {
        let run = await CapturedRun("generate", "--seed=1", "--count=400")
        let folder = try TemporaryFolder(["payloads.ndjson": run.output])
        let check = await CapturedRun("check", "--input=ndjson", folder.path)
        #expect(check.code == 0, "\(check.output)")
        #expect(check.output.contains("Checked 400 payloads, 400 sessions"))
    }

    @Test
    func `treats a closed pipe as the end`() async {
        let arguments = ["generate", "--count=100000", "--seed=1"]
        let run = await CapturedRun(
            arguments: arguments,
            fault: SystemError(call: "write", code: EPIPE)
        )
        #expect(run.code == 0)
        #expect(run.error == "")
        let full = await CapturedRun(
            arguments: arguments,
            fault: SystemError(call: "write", code: ENOSPC)
        )
        #expect(full.code == 2)
    }

    @Test
    func `stops when interrupted`() async {
        #expect(await CapturedRun("generate", signal: 2).code == 130)
    }

    @Test(arguments: ["--violating=1.5", "--violating=nan", "--count=-1", "--seed=x", "--seed=-1"])
    func `rejects invalid numbers`(argument: String) async {
        #expect(await CapturedRun("generate", argument).code == 64)
    }
}
