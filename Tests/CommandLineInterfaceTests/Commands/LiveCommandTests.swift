import CapturedRuns
import Foundation
import LiveAPI
import StandInAPI
import StrictJSON
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

@Suite
struct `The command live` {
    /// Runs `live` against a stand-in with `fault`.
    private func run(
        against fault: StandInFault?,
        sessions: Int = 20,
        credentials: StandInCredentials = .any,
        environment: [String: String] = [:],
        _ arguments: String...
    ) async throws -> CapturedRun {
        let server = try StandInServer(
            configuration: .init(
                sessions: sessions,
                faults: fault.map { [$0] } ?? [],
                credentials: credentials
            )
        )
        try server.start()
        defer { server.stop() }
        let origin = try #require(server.origin)
        return await CapturedRun(
            arguments: ["live", origin, "--retries=0"] + arguments,
            environment: environment
        )
    }

    @Test
    func `checks the built-in stand-in without a URL`() async throws {
        let run = await CapturedRun("live", "--format=json")
        #expect(run.code == 0, "\(run.output)")
        let report = try JSONDocument(parsing: run.output).root
        #expect(report["command"]?.string?.string == "live")
        #expect(report["checked"]?["sessions"]?.number?.text == "250")
        #expect(report["checked"]?["pages"]?.number?.text == "3")
        #expect(report["target"]?.string?.string?.hasPrefix("the built-in stand-in API") == true)
    }

    @Test(
        arguments: [
            (nil, Int32(0), "CONFORMS: no errors."),
            (.session(.sessionIDNull), 1, "error contract/null"),
            (.answer(.duplicateSession), 1, "error live/duplicate-session"),
            (.answer(.errorBody), 1, "error live/error-body"),
            (.session(.timestampOrder), 0, "warning timestamp/order"),
            (.answer(.unauthorized), 3, "inconclusive live/auth"),
            (.answer(.emptyList), 3, "inconclusive live/empty"),
            (.answer(.rateLimited), 3, "inconclusive live/rate-limited"),
        ] as [(StandInFault?, Int32, String)]
    )
    func `reports what it found, and exits with the matching code`(
        fault: StandInFault?,
        code: Int32,
        text: String
    ) async throws {
        let run = try await run(against: fault, "--page-size=5")
        #expect(run.code == code)
        #expect(run.output.contains(text))
    }

    @Test
    func `fails if nothing was judged and the rules that report it are off`() async throws {
        let run = try await run(against: .answer(.unauthorized), "--skip=live/auth,live/empty")
        #expect(run.code == 2)
        #expect(run.error.contains("nothing could be judged"))
    }

    @Test
    func `requests the given endpoints, up to the given number of pages`() async throws {
        let pages = try await run(against: nil, "--page-size=2", "--max-pages=3", "--format=json")
        let report = try JSONDocument(parsing: pages.output).root
        #expect(report["checked"]?["pages"]?.number?.text == "3")
        let single = try await run(against: nil, "--endpoint=me", "--format=json")
        let one = try JSONDocument(parsing: single.output).root
        #expect(one["checked"]?["sessions"]?.number?.text == "1")
    }

    @Test
    func `says in numbers what the user's own limits left out`() async throws {
        let one = try await run(against: nil, "--page-size=2", "--max-pages=1")
        #expect(one.code == 0)
        #expect(one.output.contains("CONFORMS on page 1 of more (--max-pages): no errors."))
        #expect(one.output.contains("Stopped at page 1 of more (--max-pages).\n"))
        let both = try await run(
            against: nil,
            "--page-size=2",
            "--max-pages=3",
            "--follow-links",
            "--max-links=4",
            "--format=json"
        )
        #expect(both.code == 0)
        let report = try JSONDocument(parsing: both.output).root
        let checked = report["checked"]
        #expect(checked?["unjudged"]?["max-pages"]?.number?.text == "1")
        #expect(checked?["unjudged"]?["max-links"]?.number?.text == "2")
        // Three pages and four links, and one page and two links that were left out.
        #expect(checked?["answers"]?.number?.text == "10")
        #expect(checked?["sessions"]?.number?.text == "6")
        #expect(
            report["exit"]?["reason"]?.string?.string
                == "no errors on pages 1 to 3 of more (--max-pages) and 4 of 6 links (--max-links)"
        )
    }

    @Test
    func `follows all links, and says how many there were`() async throws {
        let run = try await run(against: nil, sessions: 130, "--follow-links")
        #expect(run.code == 0)
        let line = run.output.split(separator: "\n").first { $0.hasSuffix(" links followed.") }
        let words = (line ?? "").split(separator: " ")
        // A few sessions have no url.
        #expect(words.first.flatMap { Int($0) } ?? 0 > 100, "\(run.output)")
        #expect(words.count == 5 && words[0] == words[2], "\(run.output)")
        #expect(run.output.contains("CONFORMS: no errors."))
    }

    @Test
    func `is inconclusive if the time limit ends it`() async throws {
        let run = try await run(against: nil, "--page-size=2", "--rate=0.1/s", "--max-time=1")
        #expect(run.code == 3)
        #expect(run.output.contains("inconclusive live/incomplete"))
        #expect(run.output.contains("INCONCLUSIVE (incomplete): no errors, but 1 thing"))
        #expect(run.output.contains("the time limit ended the run before everything was checked"))
        #expect(run.output.contains("(1 max-time)."))
    }

    @Test
    func `reads credentials from the environment or a file, and never shows them`()
        async throws
    {
        let secret = "hunter2hunter2"
        let fromEnvironment = try await run(
            against: nil,
            credentials: .bearer(secret),
            environment: ["ZENDESK_OAUTH_TOKEN": secret]
        )
        #expect(fromEnvironment.code == 0)
        let folder = try TemporaryFolder(["token": "a@b.example/token:\(secret)\n"])
        let fromFile = try await run(
            against: nil,
            credentials: .basic(email: "a@b.example", token: secret),
            "--token-file=\(folder.path(of: "token"))"
        )
        #expect(fromFile.code == 0)
        let wrong = try await run(
            against: nil,
            credentials: .bearer("another"),
            environment: ["ZENDESK_OAUTH_TOKEN": secret],
            "--verbose",
            "--show-values"
        )
        #expect(wrong.code == 3)
        for run in [fromEnvironment, fromFile, wrong] {
            #expect(!(run.output + run.error).contains(secret))
        }
    }

    @Test
    func `fails with incomplete credentials`() async throws {
        let run = try await run(against: nil, environment: ["ZENDESK_EMAIL": "a@b.example"])
        #expect(run.code == 2)
        #expect(run.output.contains("FAILED: ZENDESK_EMAIL is set without"))
        let missing = try await self.run(against: nil, "--token-file=/nonexistent")
        #expect(missing.code == 2)
    }

    @Test(arguments: [
        (["http://company.example"], "plain http"),
        (["https://a:hunter2@company.example"], "user name or password"),
        (["https://a.example", "hunter2"], "unexpected argument"),
        (["--endpoint=lsit"], "did you mean 'list'?"),
        (["--endpoint=user:x"], "one of list, user:ID, session:UID:SID, me"),
        (["--page-size=101"], "a whole number from 1 to 100"),
        (["--rate=0/s"], "a number above 0"),
        (["--timeout=-1"], "a number above 0"),
        (["--timeout=nan"], "a number above 0"),
        (["--max-links=3"], "--max-links needs --follow-links"),
        (["--jobs=0"], "a whole number from 1 to 64"),
        (["--token-stdin"], "checks the stand-in API, which needs no token"),
        (["https://a.example", "--token-stdin", "--token-file=x"], "cannot be used together"),
        (["--token", "hunter2"], "ZENDESK_OAUTH_TOKEN"),
        (["captured.json"], "use 'session-conformance check' for files"),
        (["-"], "use 'session-conformance check' for files"),
        (["company.zendesk.com"], "starts with https://"),
        (["--timeout", "-1"], "invalid value '-1' for '--timeout': expected a number above 0"),
    ])
    func `rejects invalid arguments`(arguments: [String], message: String) async {
        let run = await CapturedRun(arguments: ["live"] + arguments)
        #expect(run.code == 64)
        #expect(run.error.contains(message), "\(run.error)")
        #expect(!run.error.contains("hunter2") || message == "unexpected argument")
    }

    @Test
    func `reads its options`() throws {
        let options = try LiveCommand.options(
            from: [
                "https://company.zendesk.com/", "--endpoint=user:12", "--endpoint", "session:1:2",
                "--rate=2.5/s", "--timeout=0.5", "--paging=offset", "--follow-links", "--retries=7",
            ],
            CommandContext(.sessionConformance, console: .standard, environment: [:])
        )
        #expect(options.base?.description == "https://company.zendesk.com")
        #expect(options.endpoints == [.user(12), .session(user: 1, session: 2)])
        #expect(options.rate == 2.5)
        #expect(options.timeout == .milliseconds(500))
        #expect(options.paging == .offset)
        #expect(options.followsLinks)
        #expect(options.retries == 7)
    }

    @Test
    func `saves each answer scrubbed, with one fake for each id`() async throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/answers"
        let run = try await run(against: nil, "--page-size=5", "--save=\(path)", "--show-values")
        #expect(run.code == 0, "\(run.error)")
        #expect(run.error.contains("saved 4 of 4 answers in \(path), scrubbed"), "\(run.error)")
        let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        #expect(names == (1...4).map { "000\($0)-list.json" })
        let texts = try names.map { try folder.text(of: "answers/\($0)") }
        #expect(
            texts.allSatisfy { $0.contains("\"sessions\"") && $0.contains("https://192.0.2.") }
        )
        // The stand-in's host is this machine, and its ids are known.
        #expect(texts.allSatisfy { !$0.contains("127.0.0.1") && !$0.contains("localhost") })
        let check = await CapturedRun("check", path)
        #expect(check.code == 0, "\(check.output)")
        #expect(check.output.contains("20 sessions"), "\(check.output)")
        let again = try await self.run(against: nil, "--save=\(path)")
        #expect(again.code == 2)
        #expect(again.error.contains("the folder is not empty; choose a new one"), "\(again.error)")
    }

    @Test
    func `does not start if answers cannot be saved`() async throws {
        for (path, reason) in [
            ("/dev/null/answers", "cannot save answers in /dev/null/answers: "),
            ("/dev/null", "cannot save answers in /dev/null: it is not a folder; choose a new one"),
            // Folders of the system in which not even its administrator can create a file.
            ("/proc/self/net/answers", "cannot save answers in /proc/self/net/answers: "),
        ] {
            let run = await CapturedRun("live", "--save=\(path)")
            #expect(run.code == 2)
            #expect(run.error.contains(reason), "\(run.error)")
        }
    }
}

@Suite
struct `The folder of saved answers` {
    @Test
    func `counts the answers that cannot be written`() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/answers"
        let console = Console(writeOutput: { _ in }, writeError: { _ in })
        let context = CommandContext(.sessionConformance, console: console, environment: [:])
        var answers = try AnswerFolder(path, context)
        // Where the first answer belongs, there is a folder now.
        try FileManager.default.createDirectory(
            atPath: "\(path)/0001-list.json/x",
            withIntermediateDirectories: true
        )
        answers.save(Array(#"{"sessions":[{"id":4711}]}"#.utf8), of: .list)
        answers.save(Array(#"{"sessions":[{"id":4711}]}"#.utf8), of: .list)
        #expect(answers.unsavedCount == 1)
        #expect(try folder.text(of: "answers/0002-list.json").contains("\"sessions\""))
    }
}
