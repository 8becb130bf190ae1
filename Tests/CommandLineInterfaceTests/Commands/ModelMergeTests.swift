import CapturedRuns
import CommandLineFrame
import Foundation
import Gen
import GenTesting
import Reports
import SessionConformance
import TestEffort
import Testing

@testable import CommandLineInterface

@Suite
struct `A merge of reports on models` {
    private let folder: TemporaryFolder

    /// The reports of two parts, which all tests change.
    private static let halves = Task {
        let model = DividedModel(
            quirks: [.rewritesTimes],
            phases: [.timestamps],
            seed: 1,
            count: 2,
            order: [0, 1]
        )
        var texts: [String] = []
        for index in 1...2 {
            let shard = ConformanceShard(index, of: 2) ?? .whole
            let bytes = ReportFormat.json.bytes(of: await model.report(on: shard), ReportStyle())
            texts.append(String(decoding: bytes, as: UTF8.self))
        }
        return texts
    }

    init() async throws {
        let texts = await Self.halves.value
        folder = try TemporaryFolder(["half-1.json": texts[0], "half-2.json": texts[1]])
    }

    private func path(_ name: String) -> String { folder.path(of: name) }

    private func merge(_ arguments: String...) async -> CapturedRun {
        await CapturedRun(arguments: ["merge"] + arguments)
    }

    /// Changes a report and returns its path.
    private func change(
        _ text: String,
        to forged: String,
        in name: String = "half-1.json"
    ) throws -> String {
        let report = try folder.text(of: name)
        try #require(report.contains(text), "\(report)")
        let changed = report.replacing(text, with: forged, maxReplacements: 1)
        try Data(changed.utf8).write(to: URL(filePath: path("changed.json")))
        return path("changed.json")
    }

    @Test
    func `names what is missing, doubled or foreign`() async throws {
        let (one, two) = (path("half-1.json"), path("half-2.json"))
        let runs: [([String], String)] = [
            ([one], "part 2 of 2 is missing; add its report"),
            ([one, two, one], "have both checked part 1 of 2"),
            ([two, try change(#""seed":"1""#, to: #""seed":"2""#)], "other values of --seed"),
        ]
        for (reports, complaint) in runs {
            let run = await CapturedRun(arguments: ["merge"] + reports)
            #expect(run.code == 2)
            #expect(run.error.contains(complaint), "\(run.error)")
        }
        let changes: [(String, String, String)] = [
            (#""sources":""#, #""sources":"0"#, "have parts of other cases"),
            (#""version":"0."#, #""version":"9."#, "by versions"),
            (#""model":{"name":"r"#, #""model":{"name":"s"#, "of other models"),
            (#""strict":false"#, #""strict":true"#, "with other values of --strict"),
            (#""command":"model""#, #""command":"corpus""#, "by 'corpus' and 'model'"),
            (#""of":2"#, #""of":3"#, "is one of 2 parts, but there are 3 parts"),
        ]
        for (text, forged, complaint) in changes {
            let run = await merge(try change(text, to: forged), two)
            #expect(run.code == 2)
            #expect(run.error.contains(complaint), "\(run.error)")
        }
    }

    @Test
    func `is incomplete if a part ended early`() async throws {
        let short = try change(#""incomplete":false"#, to: #""incomplete":true"#)
        let run = await merge(short, path("half-2.json"), "--format=json")
        #expect(run.code == 1)
        #expect(run.error.contains("part 1 of 2 ended early, so the report is incomplete"))
        #expect(run.output.contains("part 1 of 2 ended early, so run that again"))
        #expect(run.output.contains(#""incomplete":true"#))
        let off = await merge(short, path("half-2.json"), "--partial", "--format=json")
        #expect(off.output.contains(#""short":true"#))
    }

    @Test
    func `leaves it to the sum whether an entry of a baseline is stale`() async throws {
        let merged = path("merged.json")
        _ = await merge(path("half-1.json"), path("half-2.json"), "--format=json=\(merged)")
        let baseline = path("baseline.json")
        _ = await CapturedRun("baseline", "update", baseline, merged, "--reason=Known")
        let known = await merge(path("half-1.json"), path("half-2.json"), "--baseline=\(baseline)")
        #expect(known.output.contains("Suppressed: baseline"), "\(known.output)")
        #expect(!known.output.contains("baseline/stale"))
        // A baseline of a model that does more.
        let other = DividedModel(
            quirks: [.rewritesTimes, .inventsNull],
            phases: [.timestamps],
            seed: 1,
            count: 1,
            order: [0]
        )
        let bytes = ReportFormat.json.bytes(of: await other.report(on: nil), ReportStyle())
        try Data(bytes).write(to: URL(filePath: path("other.json")))
        _ = await CapturedRun(
            "baseline",
            "update",
            baseline,
            path("other.json"),
            "--reason=Known"
        )
        let stale = await merge(path("half-1.json"), path("half-2.json"), "--baseline=\(baseline)")
        #expect(stale.code == 1)
        #expect(stale.output.contains("baseline/stale"), "\(stale.output)\(stale.error)")
        // One part by itself cannot know.
        let part = await merge(path("half-1.json"), "--partial", "--baseline=\(baseline)")
        #expect(!part.output.contains("baseline/stale"))
    }

    /// Changes of a report that no run makes, and what is expected instead.
    private static let forgeries: [(String, String, String)] = [
        (#""rank":0"#, #""rank":-1"#, "at /findings/0/rank, but expected a whole number"),
        (#""rank":0"#, #""x":0"#, "expected a row with 'rank', 'fault' or 'once'"),
        (#""rank":0"#, #""fault":"zz""#, "expected eight hexadecimal digits"),
        (#""rank":0"#, #""fault":"00000001""#, "an object with the member 'case'"),
        (
            #""units":{"timestamps""#, #""units":{"times""#,
            "the name of a phase or topic as the key"
        ),
        (#""units":{"timestamps":"#, #""units":{"timestamps":9"#, "at /findings/0/units"),
        (#""likelihood":""#, #""likelihood":"un"#, "expected likely, unlikely or broken"),
        (#""phase":"timestamps""#, #""phase":"times""#, "expected the name of a phase"),
        (#""replay":"p"#, #""replay":"q"#, "expected a replay token"),
        (#""aspects":["#, #""aspects":["x","#, "expected the name of an aspect"),
        (#""shrinks":"#, #""shrinks":-"#, "at /findings/0/shrinks"),
        (#""kind":"phase""#, #""kind":"file""#, "expected phase or topic"),
        (#"{"name":"timestamps""#, #"{"name":"times""#, "expected the name of a phase or topic"),
        (#""asked":"#, #""asked":-"#, "expected a whole number"),
        (#""presenceSet":""#, #""presenceSet":"f"#, "81 bits as hexadecimal digits"),
        (#""presenceFailedSet":""#, #""presenceFailedSet":"-"#, "81 bits as hexadecimal digits"),
        (#""dialectSet":["#, #""dialectSet":["x","#, "expected the name of a dialect"),
        (#""aspects":{"#, #""aspects":{"x":{},"#, "the name of an aspect as the key"),
        (#""choices":{"#, #""choices":{"x":{},"#, "the name of a policy as the key"),
        (#""choices":{"#, #""choices":[{"#, "is not a JSON report"),
        (#""declared":"#, #""declared":0,"x":"#, "expected a Boolean"),
        (#""generator":{"version":"#, #""generator":{"version":-"#, "at /generator/version"),
        (#""seed":"1""#, #""seed":"-1""#, "expected a number from 0 to 2^64 - 1 as a string"),
        (#""cases":"#, #""cases":"x","y":"#, "at /checked/cases"),
        (#""sessions":0"#, #""sessions":1"#, "at /checked/sessions, but expected 0"),
        (#""index":1"#, #""index":7"#, "at /part/index, but expected a number up to 2"),
        (#""part":{"#, #""x":{"#, "is the report of a whole run of 'model'"),
        (#""model":{"#, #""x":{"#, "expected an object with the member 'model'"),
        (#""coverage":{"#, #""x":{"#, "expected an object with the member 'coverage'"),
        (#""verdict":"violates""#, #""verdict":"failed""#, "is the report of a run that failed"),
    ]

    @Test(arguments: TestEffort.sample(of: forgeries, every: 4))
    func `names the place of what no run writes`(
        text: String,
        forged: String,
        complaint: String
    ) async throws {
        let run = await merge(try change(text, to: forged), path("half-2.json"))
        #expect(run.code == 2)
        #expect(run.error.contains("changed.json"))
        #expect(run.error.contains(complaint), "\(run.error)")
    }

    /// What replaces parts of a report, so that hardly any stays a report.
    private static let replacements = [
        "0", "-1", "9007199254740992", "1e999", "null", "true", "\"\"", "\"*\"", "[]", "{}", "[[",
        "\"\\ud800\"", "\"timestamps\"", "",
    ]

    @Test
    func `survives reports that anyone may have written`() async throws {
        let report = try folder.text(of: "half-1.json")
        let tokens = report.matches(of: #/-?[0-9]+|"[^"]*"|true|false|\{|\[/#).map(\.range)
        let change = Generator<(Int, String)>.zip(
            .int(in: 0...(tokens.count - 1)),
            .element(of: Self.replacements)
        )
        try await forAll(
            change.array(count: 1...3),
            RunSettings(cases: TestEffort.count(100, plain: 25))
        ) { changes in
            var text = report
            // From the end on, so that the places of the others stay what they are.
            let unique = Dictionary(changes) { first, _ in first }
            for (token, replacement) in unique.sorted(by: { $0.key > $1.key }) {
                text.replaceSubrange(tokens[token], with: replacement)
            }
            try Data(text.utf8).write(to: URL(filePath: path("forged.json")))
            let run = await merge(path("forged.json"), path("half-2.json"))
            #expect(run.code == 1 || run.code == 2)
            let isNamed = run.error.contains("forged.json") || run.error.contains("missing")
            #expect(run.code == 1 || isNamed, "\(run.error)")
        }
    }

    @Test
    func `adds parts of the corpus, with staging cases and a program`() async throws {
        let corpus = try TemporaryCorpus()
        func run(_ arguments: String...) async -> CapturedRun {
            await CapturedRun(
                arguments: ["corpus", "run"] + arguments + ShellTestee.parrot,
                workingDirectory: corpus.path
            )
        }
        var reports: [String] = []
        for index in 1...2 {
            reports.append(path("\(index).json"))
            _ = await run("--shard=\(index)/2", "--format=json=\(reports[index - 1])")
        }
        let whole = await run("--format=json")
        let merged = await CapturedRun(arguments: ["merge"] + reports + ["--format=json"])
        let times = #/"durationMilliseconds":[0-9]+/#
        #expect(merged.code == whole.code, "\(merged.error)")
        #expect(
            merged.output.replacing(times, with: "") == whole.output.replacing(times, with: "")
        )
    }
}
