import CapturedRuns
import Foundation
import SessionConformance
import SessionCorpus
import SessionModel
import StrictJSON
import TestEffort
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

@Suite
struct `The command model` {
    /// The coverage of a run that tests with all combinations of absent, null and value.
    private static let allCombinations: String = {
        let count = PresenceCombination.all.count
        return "\(count)/\(count)"
    }()

    /// Runs `model` in a folder without a corpus, and returns the exit code and the JSON report.
    private func report(
        _ arguments: [String],
        testee: [String] = [],
        signal: Int32? = nil,
        interruptions: InterruptionWatch = InterruptionWatch(),
        environment: [String: String] = [:]
    ) async throws -> (code: Int32, root: JSONValue) {
        let run = await CapturedRun(
            arguments: ["model", "--format=json"] + arguments + testee,
            signal: signal,
            interruptions: interruptions,
            environment: environment,
            workingDirectory: "/"
        )
        return (run.code, try JSONDocument(parsing: run.output).root)
    }

    private func isIncomplete(_ root: JSONValue) -> Bool? {
        if case .bool(let isIncomplete)? = root["incomplete"]?.content { isIncomplete } else { nil }
    }

    @Test
    func `finds that the model of this package conforms`() async {
        let run = await CapturedRun(
            arguments: ["model", "--seed=5", "--cases=100"],
            workingDirectory: "/"
        )
        #expect(run.code == 0)
        #expect(run.error == "")
        #expect(run.output.contains("\n  duplicate-key     reject, as it declares\n"))
        #expect(run.output.contains("\nSeed 5 (repeat with --seed 5).\n"))
        #expect(run.output.contains(" of SessionObject in "))
        #expect(run.output.hasSuffix("Found no problems.\nCONFORMS: no errors.\n"))
    }

    @Test
    func `reports its cases and their coverage`() async throws {
        let (code, root) = try await report(["--seed=18446744073709551615", "--cases=10"])
        #expect(code == 0)
        #expect(root["command"]?.string == "model")
        #expect(root["target"]?.string == "SessionObject")
        #expect(root["generator"]?["seed"]?.string == "18446744073709551615")
        #expect(root["generator"]?["shard"]?.string == "1/1")
        #expect(root["coverage"]?["presence"]?.string?.string == Self.allCombinations)
        let dialects = Timestamp.Dialect.allCases.count
        #expect(root["coverage"]?["dialects"]?.string?.string == "\(dialects)/\(dialects)")
        #expect((root["checked"]?["cases"]?.number?.int64 ?? 0) > 1_000)
        #expect(root["corpus"]?["version"]?.string?.string == (try ShippedVersion.read()))
        #expect(root["corpus"]?["sha256"]?.string?.description == BuiltInCorpus.snapshot.digest)
    }

    @Test
    func `reports the payload, its origin and a replay token`() async throws {
        // It accepts every null, and so has few failures to investigate.
        let model = ShellTestee.command(
            answer: "case $payload in *bnVsb*) accept;; *) reject;; esac"
        )
        let (code, root) = try await report(["--only=violations", "--jobs=1"], testee: model)
        #expect(code == 1)
        #expect(root["target"]?.string == "sh 7")
        for finding in root["findings"]?.elements ?? [] {
            let token = try ConformanceToken(finding["replay"]?.string?.string ?? "")
            let payload = PayloadText.shown(token.payloads.last ?? [])
            #expect(payload == finding["payload"]?.string?.string)
        }
        let finding = try #require(
            root["findings"]?.elements?.first { $0["payload"]?.string == #"{"id":null}"# }
        )
        #expect(finding["rule"]?.string == "roundtrip/accepted")
        #expect(finding["pointer"]?.string == "/id")
        #expect(finding["original"]?.string != nil)
        #expect(finding["shrinks"]?.number?.int64 != nil)
        let keys = finding.members?.map(\.key.description).suffix(10)
        #expect(
            keys == [
                "payload", "original", "shrinks", "replay", "likelihood", "phase", "aspects",
                "shape", "kind", "fingerprint",
            ]
        )
        let token = try #require(finding["replay"]?.string?.string)
        #expect(try ConformanceToken(token).payloads == [Array(#"{"id":null}"#.utf8)])
        let again = await CapturedRun(arguments: ["replay", token] + model)
        #expect(again.code == 1)
        #expect(again.output.contains(#"  payload   '{"id":null}'"#))
        #expect(
            again.output.contains("\n  replay    session-conformance replay \(token) -- /bin/sh")
        )
        #expect(again.output.contains("Checked 1 case, "))
        let fixed = await CapturedRun("replay", token, "--built-in")
        #expect(fixed.code == 0)
        #expect(fixed.output.hasPrefix("The failure no longer occurs.\n"))
    }

    @Test
    func `repeats its cases for the same seed, and only then`() async throws {
        var bytes: [Int64?] = []
        for seed in ["3", "3", "4"] {
            let (_, root) = try await report(["--only=random", "--cases=50", "--seed=\(seed)"])
            bytes.append(root["checked"]?["bytes"]?.number?.int64)
        }
        #expect(bytes[0] == bytes[1])
        #expect(bytes[0] != bytes[2])
    }

    @Test
    func `runs all cases in its shards`() async throws {
        let phases =
            TestEffort.isFull ? "presence,violations,spellings,random" : "timestamps,random"
        func cases(_ shard: String, _ environment: [String: String] = [:]) async throws -> [Int64] {
            let (code, root) = try await report(
                ["--seed=3", "--cases=90", "--skip=testee", "--shard=\(shard)"]
                    + ["--only=\(phases)"],
                environment: environment
            )
            #expect(code == 0)
            return ["cases", "bytes"].compactMap { root["checked"]?[JSONString($0)]?.number?.int64 }
        }
        let whole = try await cases("1/1")
        let first = try await cases("1/3")
        let second = try await cases("2/3")
        let third = try await cases("3/3")
        #expect(whole.count == 2)
        #expect(whole[0] == first[0] + second[0] + third[0])
        #expect(whole[1] == first[1] + second[1] + third[1])
        let automatic = try await cases("auto", ["CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "3"])
        #expect(automatic == second)
    }

    @Test
    func `runs as many copies of a program as there are jobs`() async throws {
        let (code, root) = try await report(
            ["--only=presence,timestamps,random", "--seed=2", "--cases=256", "--jobs=2"],
            testee: ShellTestee.ownModel
        )
        #expect(code == 0)
        #expect(root["findings"]?.elements?.count == 0)
        #expect(root["coverage"]?["presence"]?.string?.string == Self.allCombinations)
    }

    @Test(arguments: [["--", "/nonexistent/program"], ["--", "/bin/sh", "-c", "exit 3"]])
    func `exits with 2 if the program never starts`(testee: [String]) async throws {
        let run = await CapturedRun(arguments: ["model"] + testee, workingDirectory: "/")
        #expect(run.code == 2)
        #expect(run.error.hasPrefix("error: the testee "))
        #expect(run.output.contains("FAILED: the testee "))
    }

    @Test
    func `finds the payload that crashes a program, and continues`() async throws {
        let kill = ShellTestee.command(
            answer: "case $payload in *bnVsb*) exit 9;; *) accept;; esac"
        )
        let (code, root) = try await report(
            ["--only=presence", "--shard=1/4", "--jobs=1"],
            testee: kill
        )
        #expect(code == 1)
        let rules = root["findings"]?.elements?.map { $0["rule"]?.string }
        #expect(rules?.contains("testee/crashed") == true)
        #expect(isIncomplete(root) == false)
    }

    @Test
    func `gives up on a program that never answers`() async throws {
        let silent = ShellTestee.command(answer: ":")
        let (code, root) = try await report(
            ["--only=presence", "--jobs=1", "--timeout=0.02"],
            testee: silent
        )
        #expect(code == 1)
        #expect(root["findings"]?.elements?.first?["rule"]?.string == "testee/hung")
        let reason = root["exit"]?["reason"]?.string?.description
        #expect(
            reason?.contains("gave no answer to 8 of the last 8 payloads, so the run ended") == true
        )
    }

    @Test
    func `reports a banner before the answer to hello, and tests the rest`() async throws {
        var banner = ShellTestee.parrot
        banner[3] = "echo 'Welcome to sh'; " + banner[3]
        let (code, root) = try await report(["--only=presence", "--shard=1/8"], testee: banner)
        #expect(code == 1)
        let findings = try #require(root["findings"]?.elements)
        #expect(findings.map { $0["rule"]?.string } == ["testee/protocol"])
        #expect(findings.first?["message"]?.string?.description.contains("banner") == true)
        let observed = findings.first?["observed"]?.string?.description
        #expect(observed?.contains("'Welcome to sh'") == true)
        #expect(isIncomplete(root) == false)
    }

    @Test
    func `tries only the program with an option`() async throws {
        let good = await CapturedRun(arguments: ["model", "--try"] + ShellTestee.ownModel)
        #expect(good.code == 0, "\(good.output)")
        #expect(good.output.hasPrefix("ok     start   SessionObject"))
        #expect(good.output.contains("\nThe program keeps to the protocol. Test its model with:\n"))
        let parrot = await CapturedRun(arguments: ["model", "--try"] + ShellTestee.parrot)
        #expect(parrot.code == 1)
        #expect(
            parrot.output.contains("\nwrong  reject  it accepted {\"id\":1, which is not JSON;")
        )
        #expect(parrot.output.hasSuffix("\n1 mistake. Fix the first one, and run again.\n"))
        let absent = await CapturedRun("model", "--try", "--", "/no/such/program")
        #expect(absent.code == 2 && absent.output == "")
    }

    @Test
    func `limits the time of a start by an option`() async throws {
        let slow = ["--", "/bin/sh", "-c", "echo loading; sleep 600"]
        let run = await CapturedRun(
            arguments: ["model", "--start-timeout=0.05"] + slow,
            workingDirectory: "/"
        )
        #expect(run.code == 2)
        #expect(run.error.contains("in 3 attempts: it wrote 'loading', which is not a reply, and"))
        #expect(run.error.contains("did not answer 'hello' within 0.05 seconds; flush each reply"))
    }

    @Test
    func `reports a program that does not exit properly`() async throws {
        let sulking = ShellTestee.command(answer: "accept", atTheEnd: "exit 4")
        let (code, root) = try await report(
            ["--only=presence", "--shard=1/8", "--jobs=1"],
            testee: sulking
        )
        #expect(code == 1)
        #expect(root["findings"]?.elements?.map { $0["rule"]?.string } == ["testee/protocol"])
    }

    @Test(arguments: [(Int32(1), Int32(129)), (2, 130), (15, 143)])
    func `marks its report incomplete when interrupted`(signal: Int32, code: Int32) async throws {
        let run = try await report(["--cases=1000000"], signal: signal)
        #expect(run.code == code)
        #expect(isIncomplete(run.root) == true)
        #expect(run.root["exit"]?["verdict"]?.string == "inconclusive")
    }

    @Test
    func `keeps its findings when interrupted during the run`() async throws {
        let folder = try TemporaryFolder()
        let mark = folder.path(of: "mark")
        try #require(unsafe mkfifo(mark, 0o600) == 0)
        let interruptions = InterruptionWatch()
        Thread.detachNewThread {
            // Opening blocks until the program opens the other end.
            _ = FileHandle(forReadingAtPath: mark)
            interruptions.interrupt(by: 2)
        }
        // It alters the first payload with a null, and triggers the interruption later.
        let forgetful = ShellTestee.command(
            answer: """
                n=$((n + 1)); [ $n != 400 ] || : > '\(mark)'; [ $n -lt 500 ] || sleep 600
                case $payload in *OjB9) accept;; *) payload=eyJpZCI6MH0=; accept;; esac
                """
        )
        let (code, root) = try await report(
            ["--only=presence", "--jobs=1", "--timeout=600"],
            testee: forgetful,
            interruptions: interruptions
        )
        #expect(code == 130)
        #expect(isIncomplete(root) == true)
        #expect(root["exit"]?["verdict"]?.string == "violates")
        #expect((root["findings"]?.elements?.count ?? 0) > 1)
        #expect((root["checked"]?["cases"]?.number?.int64 ?? 0) > 100)
    }

    @Test(arguments: [
        ("sleep 600", "testee/hung", ["--only=presence", "--timeout=0.02", "--jobs=1"]),
        ("exit 3", "testee/crashed", ["--only=presence", "--jobs=1"]),
    ])
    func `reports a program that fails immediately`(
        answer: String,
        rule: String,
        options: [String]
    ) async throws {
        let (code, root) = try await report(options, testee: ShellTestee.command(answer: answer))
        #expect(code == 1)
        #expect(isIncomplete(root) == true)
        let finding = try #require(root["findings"]?.elements?.first)
        #expect(JSONString(rule) == finding["rule"]?.string)
        #expect(finding["payload"]?.string == #"{"id":1}"#)
        let token = try #require(finding["replay"]?.string?.string)
        #expect(try ConformanceToken(token).payloads == [Array(#"{"id":1}"#.utf8)])
    }

    @Test
    func `ends at the time limit and reports it`() async throws {
        let run = try await report(["--cases=1000000", "--max-time=0.2", "--only=presence,random"])
        #expect(run.code == 3)
        #expect(isIncomplete(run.root) == true)
        #expect(run.root["exit"]?["verdict"]?.string == "inconclusive")
        let reason = try #require(run.root["exit"]?["reason"]?.string?.description)
        #expect(reason.hasPrefix("no errors; the time limit ended the run before all cases were"))
        #expect(reason.contains(" of 1,000,000 random"), "\(reason)")
    }

    @Test
    func `reports the digest of the corpus`() async throws {
        let corpus = try TemporaryCorpus()
        let run = await CapturedRun(
            arguments: ["model", "--format=json", "--only=corpus"],
            workingDirectory: corpus.path
        )
        #expect(run.code == 0, "\(run.error)")
        let root = try JSONDocument(parsing: run.output).root
        #expect(root["corpus"]?["sha256"]?.string?.description.count == 64)
    }

    @Test
    func `exits with 2 if there are no cases, or if the given corpus does not exist`() async {
        for arguments in [["--only=random", "--cases=0"], ["--corpus=none"]] {
            let run = await CapturedRun(
                arguments: ["model"] + arguments,
                workingDirectory: "/"
            )
            #expect(run.code == 2)
        }
    }

    @Test(arguments: [
        (["--only=presense"], "did you mean 'presence'?"),
        (["--shard=4/3"], "a part such as 1/3"),
        (["--shard=auto"], "--shard auto found no usable CI_NODE_INDEX with CI_NODE_TOTAL, or "),
        (["--seed=-1"], "a whole number from 0 to 18446744073709551615"),
        (["--timeout=0"], "a number above 0"),
        (["--try"], "--try needs a program after '--'"),
        (["--try", "--format=json", "--", "sh"], "--try prints what it found; it cannot write a"),
        (["python3", "x.py"], "missing '--' before the program: -- python3 x.py"),
        (["--"], "missing program after '--'"),
    ])
    func `rejects invalid arguments with a reason`(
        arguments: [String],
        part: String
    ) async {
        let run = await CapturedRun(arguments: ["model"] + arguments)
        #expect(run.code == 64)
        #expect(run.output == "")
        #expect(run.error.contains(part), "\(run.error)")
    }
}
