import StandInAPI
import Testing

@testable import CommandLineInterface

@Suite
struct `The command serve` {
    @Test
    func `serves until it is interrupted, and says where`() async {
        let run = await CapturedRun("serve", "--fault=slow", "--sessions=3", signal: 15)
        #expect(run.code == 143)
        #expect(run.output.hasPrefix("Serving 3 sessions at http://127.0.0.1:"))
        #expect(run.output.hasSuffix(" with slow; Ctrl-C ends it.\n"))
    }

    @Test
    func `lists all faults with their rules`() async {
        let run = await CapturedRun("serve", "--list-faults")
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == Fault.allCases.count)
        #expect(run.output.contains("\nsession-id-null           contract/null  "))
    }

    @Test(arguments: [
        ("--fault=slwo", Int32(64), "did you mean 'slow'?"),
        ("--fault=nonsense-of-all-kinds", 64, "one of the names that --list-faults prints"),
        ("--port=65536", 64, "a whole number from 0 to 65535"),
        ("--sessions=1000001", 64, "a whole number from 0 to 1000000"),
        ("extra", 64, "the argument 'extra' is one too many"),
    ])
    func `refuses what it cannot do`(argument: String, code: Int32, message: String) async {
        let run = await CapturedRun("serve", argument)
        #expect(run.code == code)
        #expect(run.error.contains(message))
        #expect(run.output == "")
    }

    @Test
    func `cannot serve faults that hide each other`() async {
        let run = await CapturedRun("serve", "--fault=closes-at-once", "--fault=never-answers")
        #expect(run.code == 2)
        #expect(run.error.contains("cannot be active together"))
    }
}
