import CapturedRuns
import StandInAPI
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

@Suite
struct `The command serve` {
    @Test
    func `serves until it is interrupted, and prints its address`() async {
        let run = await CapturedRun("serve", "--variation=slow", "--sessions=3", signal: 15)
        #expect(run.code == 143)
        #expect(run.output.hasPrefix("Serving 3 sessions at http://127.0.0.1:"))
        #expect(run.output.hasSuffix(" with slow; press Ctrl-C to stop.\n"))
    }

    @Test
    func `names the URL that clients use`() async {
        let run = await CapturedRun(
            "serve",
            "--public-url=https://api.test:8443",
            "--fault=link-broken",
            signal: 2
        )
        #expect(
            run.output.contains(", known to clients as https://api.test:8443 with link-broken;")
        )
        #expect(run.error.contains(" live https://api.test:8443 --follow-links'"))
    }

    @Test(.timeLimit(.minutes(10)))
    func `ends with the signal that it receives while serving`() async {
        let interruptions = InterruptionWatch()
        let run = await CapturedRun(
            arguments: ["serve"],
            interruptions: interruptions,
            // The message that it prints before it waits triggers the signal.
            onOutput: { interruptions.interrupt(by: 1) }
        )
        #expect(run.code == 129)
    }

    @Test
    func `lists all faults with their rules, and all variations`() async {
        let run = await CapturedRun("serve", "--list-faults")
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == StandInFault.faults.count)
        #expect(run.output.contains("\nsession-id-null             contract/null  "))
        let variations = await CapturedRun("serve", "--list-variations")
        #expect(variations.output.split(separator: "\n").count == StandInFault.variations.count)
        #expect(variations.output.contains("\ntrailers                    The body is in chunks, "))
        #expect(run.output.contains(" previous page. Needs 2 sessions.\n"))
        #expect(run.output.contains(" returns 404. Seen by 'live --follow-links'.\n"))
    }

    @Test(arguments: [
        ("--variation=slwo", Int32(64), "did you mean 'slow'?"),
        ("--fault=slow", 64, "a name printed by --list-faults"),
        ("--variation=unauthorized", 64, "a name printed by --list-variations"),
        ("--fault=nonsense-of-all-kinds", 64, "a name printed by --list-faults"),
        ("--port=-5", 64, "invalid value '-5' for '--port'"),
        ("--port=65536", 64, "a whole number from 0 to 65535"),
        ("--sessions=1000001", 64, "a whole number from 0 to 1000000"),
        ("--public-url=api.test", 64, "expected a URL that starts with http:// or https://"),
        ("--public-url=https://api.test/v2", 64, "expected a URL that ends after the host or port"),
        ("extra", 64, "unexpected argument 'extra'"),
    ])
    func `rejects invalid arguments`(argument: String, code: Int32, message: String) async {
        let run = await CapturedRun("serve", argument)
        #expect(run.code == code)
        #expect(run.error.contains(message))
        #expect(run.output == "")
    }

    @Test(arguments: [
        (
            ["--fault=closes-at-once", "--fault=never-answers"],
            "both change the same thing: pass only one of them"
        ),
        (
            ["--fault=body-short", "--fault=session-id-null"],
            "'session-id-null' cannot be seen together with 'body-short', which hides it"
        ),
        (
            ["--fault=duplicate-session", "--sessions=1"],
            "'duplicate-session' needs 2 pages with a session each: pass --sessions 2 or more"
        ),
        (
            ["--fault=timestamp-ruby", "--sessions=0"],
            "'timestamp-ruby' needs a session: pass --sessions 1 or more"
        ),
    ])
    func `rejects faults that cannot be seen`(arguments: [String], message: String) async {
        let run = await CapturedRun(arguments: ["serve"] + arguments)
        #expect(run.code == 64)
        #expect(run.error.contains(message), "\(run.error)")
        #expect(run.output == "")
    }

    @Test
    func `says if it makes pages smaller so that a fault can be seen`() async {
        let few = await CapturedRun(
            arguments: ["serve", "--fault=duplicate-session", "--sessions=30"],
            signal: 15
        )
        #expect(few.output.hasPrefix("Serving 30 sessions, at most 15 per page, at http://"))
        let many = await CapturedRun("serve", "--fault=duplicate-session", signal: 15)
        #expect(many.output.hasPrefix("Serving 250 sessions at http://"))
        #expect(!many.output.contains("per page"))
    }

    @Test(arguments: [
        (["link-broken"], "to see link-broken, run '", " --follow-links'\n"),
        (
            ["envelope-array-form", "content-type-missing"], "to see envelope-array-form, run '",
            " --endpoint me'\n"
        ),
        (
            ["envelope-array-form", "paging-type", "link-swapped"],
            "to see envelope-array-form and link-swapped, run '",
            " --endpoint list --endpoint me --follow-links'\n"
        ),
    ])
    func `names the command that sees what a plain run would not`(
        faults: [String],
        start: String,
        end: String
    ) async {
        let run = await CapturedRun(
            arguments: ["serve"] + faults.map { "--fault=\($0)" },
            signal: 15
        )
        #expect(run.error.hasPrefix("note: \(start)session-conformance live http://127.0.0.1:"))
        #expect(run.error.hasSuffix(end), "\(run.error)")
    }

    @Test
    func `serves corpus cases, in which live finds the expected violations`() async throws {
        let corpus = try TemporaryCorpus()
        let run = await CapturedRun(
            arguments: ["serve", "--case=types-id-digits"],
            signal: 2,
            workingDirectory: corpus.path
        )
        #expect(run.code == 130)
        #expect(run.output.hasPrefix("Serving the case types-id-digits at http://127.0.0.1:"))
        var options = ServeCommand.Options()
        options.cases = ["types-id-digits", "types-id-integer"]
        let context = CommandContext(
            .sessionConformance,
            console: .standard,
            environment: [:],
            workingDirectory: corpus.path
        )
        let server = try StandInServer(
            configuration: try ServeCommand.configuration(options, context)
        )
        try server.start()
        defer { server.stop() }
        let live = await CapturedRun(
            "live",
            try #require(server.origin),
            "--endpoint=me",
            "--endpoint=list"
        )
        #expect(live.code == 1, "\(live.error)")
        #expect(live.output.contains("error contract/type  http://127.0.0.1:"))
        #expect(live.output.contains("/session/id"))
        #expect(live.output.contains("Found 1 error, "), "\(live.output)")
    }

    @Test(arguments: [
        (["--case=types-id-digts"], Int32(2), "did you mean 'types-id-digits'?"),
        (["--case=types-old"], 2, "the case 'types-old' has been retired: It lied."),
        (["--case=types-id-digits", "--sessions=3"], 64, "--case cannot be used together"),
        (["--case=types-id-digits", "--fault=session-id-null"], 64, "served unchanged"),
        (["--case=types-id-digits", "--fault=unauthorized"], 64, "it hides the case"),
        (
            ["--case=a", "--corpus=none"], 2,
            "/none: No such file or directory"
        ),
    ])
    func `rejects cases that it cannot serve`(
        arguments: [String],
        code: Int32,
        message: String
    ) async throws {
        let corpus = try TemporaryCorpus()
        let run = await CapturedRun(
            arguments: ["serve"] + arguments,
            workingDirectory: corpus.path
        )
        #expect(run.code == code)
        #expect(run.error.contains(message), "\(run.error)")
        #expect(run.output == "")
    }
}
