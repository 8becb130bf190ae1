import CapturedRuns
import StrictJSON
import TestEffort
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

@Suite
struct `Staging cases` {
    private let corpus = Result { try TemporaryCorpus() }

    /// The payload of the only staging case, in Base64 as in the protocol.
    private static let staged = "eyJpZCI6OTl9"

    /// A corpus whose only staging case is `{"id":99}`.
    private func stagedCorpus() async throws -> TemporaryCorpus {
        let corpus = try corpus.get()
        let added = await corpus.run(
            "add",
            "--topic=staging",
            #"--text={"id":99}"#,
            "--title=not understood yet",
            "--why=w"
        )
        #expect(added.code == 0, "\(added.error)")
        return corpus
    }

    private func run(
        _ arguments: [String],
        answer: String,
        atTheEnd end: String = "exit 0"
    ) async throws -> CapturedRun {
        let testee = ShellTestee.command(answer: answer, atTheEnd: end)
        return await CapturedRun(
            arguments: arguments + testee,
            workingDirectory: try await stagedCorpus().path
        )
    }

    /// A script that answers correctly, except that it runs `staged` for the staging case.
    private func answering(_ staged: String) -> String {
        "case $payload in \(Self.staged)) \(staged);; eyJpZCI6IjEifQ==) reject;; *) accept;; esac"
    }

    private func totals(_ root: JSONValue) -> [String] {
        root["totals"]?.members?.map { "\($0.key) \($0.value.number?.text ?? "")" } ?? []
    }

    @Test(arguments: [["corpus", "run"], ["model", "--only=corpus"]])
    func `are reported and never counted`(command: [String]) async throws {
        let run = try await run(
            command + ["--format=json", "--fail-on=note"],
            answer: answering("reject")
        )
        #expect(run.code == 0, "\(run.output)")
        let root = try JSONDocument(parsing: run.output).root
        #expect(
            totals(root) == ["error 0", "warning 0", "note 0", "inconclusive 0", "suppressed 1"]
        )
        #expect(root["checked"]?["cases"]?.number?.text == "5")
        let rows = root["findings"]?.elements ?? []
        #expect(rows.count == 1)
        #expect(rows.first?["rule"]?.string == "roundtrip/rejected")
        #expect(rows.first?["severity"]?.string == "error")
        #expect(rows.first?["source"]?.string == "staging-not-understood-yet")
        #expect(rows.first?.members?.last?.key == "suppressed")
        #expect(rows.first?["suppressed"]?.string == "staging")
    }

    @Test
    func `come after the cases that count`() async throws {
        let answer = "case $payload in \(Self.staged)) reject;; *) accept;; esac"
        let run = try await run(["corpus", "run", "--format=ndjson"], answer: answer)
        #expect(run.code == 1)
        let events = try run.output.split(separator: "\n").map {
            try JSONDocument(parsing: String($0)).root
        }
        #expect(events.map { $0["event"]?.string } == ["start", "finding", "finding", "end"])
        #expect(events[1]["rule"]?.string == "roundtrip/accepted")
        #expect(events[1]["suppressed"] == nil)
        #expect(events[2]["suppressed"]?.string == "staging")
        #expect(events[3]["totals"]?["error"]?.number?.text == "1")
    }

    @Test
    func `have their own section in the human report`() async throws {
        let run = try await run(["corpus", "run"], answer: answering("reject"))
        #expect(run.code == 0)
        let parts = run.output.split(separator: "Suppressed: staging\n")
        #expect(parts.count == 1, "suppressed findings come first: \(run.output)")
        #expect(run.output.contains("never counted, whatever the options. A case leaves staging"))
        #expect(run.output.contains("error roundtrip/rejected  staging-not-understood-yet"))
        #expect(
            run.output.contains("\nAlso ran 1 staging case; it does not count.\n")
        )
        #expect(run.output.contains("\nFound no problems, 1 suppressed.\nCONFORMS: no errors.\n"))
    }

    @Test(
        arguments: TestEffort.sample(
            of: [
                ("exit 9", "testee/crashed", 300), ("sleep 600", "testee/hung", 0.2),
                ("echo nonsense; accept", "testee/protocol", 300),
            ],
            every: 3
        )
    )
    func `may crash, hang or confuse a program`(
        answer: String,
        rule: String,
        timeout: Double
    ) async throws {
        let run = try await run(
            ["corpus", "run", "--format=json", "--timeout=\(timeout)", "--jobs=1"],
            answer: answering(answer)
        )
        #expect(run.code == 0, "\(run.output)")
        let root = try JSONDocument(parsing: run.output).root
        #expect(root["totals"]?["suppressed"]?.number?.text == "1")
        #expect(root["findings"]?.elements?.map { $0["rule"]?.string?.description } == [rule])
    }

    @Test
    func `do not affect the cases that count`() async throws {
        // Once it has seen the case, it exits with another code.
        let run = try await run(
            ["corpus", "run", "--format=json", "--jobs=1"],
            answer: "\(answering("met=1; accept"))",
            atTheEnd: "exit ${met:-0}"
        )
        #expect(run.code == 0, "\(run.output)")
        let root = try JSONDocument(parsing: run.output).root
        #expect(root["findings"]?.elements?.map { $0["rule"]?.string } == ["testee/protocol"])
        #expect(root["findings"]?.elements?.first?["suppressed"]?.string == "staging")
    }

    @Test
    func `cannot fail a run whose program starts only once`() async throws {
        let folder = try TemporaryFolder()
        let once = "mkdir '\(folder.path(of: "started"))' 2> /dev/null || exit 3\n"
        var testee = ShellTestee.command(answer: answering("accept"))
        testee[3] = once + testee[3]
        let corpus = try await stagedCorpus()
        let run = await CapturedRun(
            arguments: ["corpus", "run", "--jobs=1"] + testee,
            workingDirectory: corpus.path
        )
        #expect(run.code == 0, "\(run.output)")
        #expect(run.output.contains("Ran 0 of 1 staging cases: the testee"))
    }

    @Test
    func `run by themselves for their topic, and not for another`() async throws {
        let corpus = try await stagedCorpus()
        let only = await corpus.run("run", "--topic=staging")
        #expect(only.code == 0)
        #expect(only.output.contains("Checked 1 case"), "\(only.output)")
        #expect(
            only.output.contains(
                "no errors; all cases were in staging, where findings do not count."
            )
        )
        let others = await corpus.run("run", "--topic=types")
        #expect(others.output.contains("Checked 2 cases"), "\(others.output)")
        let none = await CapturedRun(
            arguments: ["model", "--only=policies"],
            workingDirectory: corpus.path
        )
        #expect(!none.output.contains("staging"))
    }
}
