import CapturedRuns
import Foundation
import Gen
import GenTesting
import StrictJSON
import TestEffort
import Testing

@testable import CommandLineFrame

@Suite
struct `The command merge` {
    private static let good =
        #"{"authenticated_at":null,"id":1,"last_seen_at":null,"url":null,"user_id":null}"# + "\n"
    private static let bad = good.replacing(#""id":1"#, with: #""id":null"#)
    private static let now = "--now=2026-11-27T09:00:00Z"

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder([
            "a.ndjson": Self.good + Self.bad + Self.good + Self.bad, "b.json": Self.bad,
        ])
    }

    private func path(_ name: String) -> String { folder.path(of: name) }

    /// Checks a file and returns the path of the report.
    private func check(_ name: String, _ report: String, _ options: String...) async -> String {
        _ = await CapturedRun(
            arguments: ["check", path(name), "--quiet", "--format=json=\(path(report))", Self.now]
                + options
        )
        return path(report)
    }

    private func halves(_ options: String...) async -> [String] {
        var reports: [String] = []
        for index in 1...2 {
            let report = path("half-\(index).json")
            _ = await CapturedRun(
                arguments: [
                    "check", path("a.ndjson"), "--shard=\(index)/2", "--quiet",
                    "--format=json=\(report)", Self.now,
                ] + options
            )
            reports.append(report)
        }
        return reports
    }

    private func merge(_ arguments: [String]) async -> CapturedRun {
        await CapturedRun(arguments: ["merge"] + arguments)
    }

    @Test
    func `adds reports of several files`() async throws {
        let reports = [await check("b.json", "1.json"), await check("a.ndjson", "2.json")]
        let run = await merge(reports + ["--format=json"])
        #expect(run.code == 1)
        let whole = await CapturedRun(
            arguments: ["check", path("b.json"), path("a.ndjson"), "--format=json", Self.now]
        )
        let (one, other) = (
            try JSONDocument(parsing: run.output), try JSONDocument(parsing: whole.output)
        )
        for key in ["target", "checked", "totals", "units", "findings", "exit"] as [JSONString] {
            let (own, theirs) = (try #require(one.root[key]), try #require(other.root[key]))
            #expect(JSONWriter.text { $0.value(own) } == JSONWriter.text { $0.value(theirs) })
        }
    }

    @Test
    func `reads events too`() async throws {
        var reports: [String] = []
        for index in 1...2 {
            let run = await CapturedRun(
                "check",
                path("a.ndjson"),
                "--shard=\(index)/2",
                Self.now,
                "--format=ndjson"
            )
            try Data(run.output.utf8).write(to: URL(filePath: path("\(index).ndjson")))
            reports.append(path("\(index).ndjson"))
        }
        let run = await merge(reports)
        #expect(run.code == 1)
        #expect(run.output.contains("Found 2 errors."))
    }

    @Test
    func `names what is missing, doubled or foreign`() async throws {
        let halves = await halves()
        let whole = await check("a.ndjson", "whole.json")
        let range = await check("a.ndjson", "range.json", "--range=0-100")
        let overlap = await check("a.ndjson", "overlap.json", "--range=99-")
        let third = await check("a.ndjson", "third.json", "--shard=3/3")
        let later = path("later.json")
        _ = await CapturedRun(
            "check",
            path("a.ndjson"),
            "--shard=2/2",
            "--format=json=\(later)",
            "--now=2026-11-28T09:00:00Z",
            "--strict"
        )
        let other = await check("b.json", "other.json", "--shard=2/2", "--allow-empty")
        let runs: [([String], String)] = [
            ([halves[0]], "part 2 of 2 is missing; add its report"),
            ([halves[0], halves[1], halves[0]], "have both checked part 1 of 2"),
            ([halves[0], whole], "is not a numbered part"),
            ([halves[0], third], "is one of 3 parts, but there are 2 parts"),
            ([halves[0], later], "with other values of --now, --strict"),
            ([halves[0], other], "of other sources"),
            ([range], "bytes 100-322 of"),
            ([range, overlap], "have both checked bytes 99-100 of"),
            ([range, whole], "have both checked"),
            ([whole, whole], "have both checked"),
            ([whole, path("none.json")], "cannot read"),
            ([path("b.json")], "is not a JSON report"),
        ]
        for (reports, complaint) in runs {
            let run = await merge(reports)
            #expect(run.code == 2)
            #expect(run.error.contains(complaint), "\(run.error)")
        }
    }

    @Test
    func `refuses reports of runs that failed or checked something else`() async throws {
        let failed = await check("none", "failed.json")
        let run = await merge([failed])
        #expect(run.code == 2)
        #expect(run.error.contains("is the report of a run that failed: cannot read"))
        let mixed = path("mixed.json")
        _ = await CapturedRun(
            "check",
            path("a.ndjson"),
            path("none"),
            "--format=json=\(mixed)",
            "-q"
        )
        #expect(await merge([mixed]).error.contains("is the report of a run that failed"))
        let drift = try folder.text(of: "mixed.json")
            .replacing(#""command":"check""#, with: #""command":"drift""#)
        try Data(drift.utf8).write(to: URL(filePath: mixed))
        let complaint = "is a report of 'drift', which has no parts"
        #expect(await merge([mixed]).error.contains(complaint))
    }

    @Test
    func `merges what was merged before`() async throws {
        let halves = await halves()
        let partial = path("partial.json")
        let run = await merge([halves[1], "--partial", "-q", "--format=json=\(partial)"])
        #expect(run.code == 1)
        #expect(await merge([partial]).error.contains("part 1 of 2 is missing"))
        let all = await merge([partial, halves[0], "--format=json"])
        let once = await merge(halves + ["--format=json"])
        #expect(Self.withoutTimes(all.output) == Self.withoutTimes(once.output))
        #expect(all.output.contains(#""line":2,"column":31"#))
    }

    @Test
    func `refuses a report that does not list all rows`() async throws {
        try Data(#"{"id":1}"#.utf8).write(to: URL(filePath: path("a.ndjson")))
        let few = await check("a.ndjson", "few.json", "--max-findings=1")
        let run = await merge([few])
        #expect(run.code == 2)
        #expect(run.error.contains("lists only 1 of 4 rows"))
        #expect(run.error.contains("run again with --max-findings 4"))
    }

    @Test
    func `decides again with other limits`() async throws {
        try Data(#"{"id":1,"last_seen_at":"x"}"#.utf8).write(to: URL(filePath: path("c.json")))
        let report = await check("c.json", "c-report.json")
        #expect(await merge([report]).code == 0)
        #expect(await merge([report, "--fail-on=note"]).code == 1)
        #expect(await merge([report, "--fail-on=note", "--exit-zero"]).code == 0)
        let few = await merge([report, "--max-findings=1", "--fail-on=note"])
        #expect(few.output.contains("are not listed; raise --max-findings"))
    }

    @Test
    func `accepts what a baseline accepts, as the whole would`() async throws {
        let whole = await check("a.ndjson", "whole.json")
        let baseline = path("baseline.json")
        _ = await CapturedRun("baseline", "update", baseline, whole, "--reason=Known")
        let once = await CapturedRun(
            "check",
            path("a.ndjson"),
            "--format=junit",
            Self.now,
            "--baseline=\(baseline)"
        )
        #expect(once.code == 0)
        // Each part need not know the baseline if it is about one file.
        let plain = await halves()
        let run = await merge(plain + ["--baseline=\(baseline)", "--format=junit"])
        #expect(run.code == 0)
        #expect(Self.withoutTimes(run.output) == Self.withoutTimes(once.output))
        #expect(await merge(plain).code == 1)
        let accepting = await halves("--baseline=\(baseline)")
        let same = await merge(accepting + ["--baseline=\(baseline)", "--format=junit"])
        #expect(Self.withoutTimes(same.output) == Self.withoutTimes(once.output))
        let without = await merge(accepting)
        #expect(without.code == 2)
        #expect(without.error.contains("use the same with --baseline"))
    }

    private static func withoutTimes(_ text: String) -> String {
        text.replacing(#/ (time|timestamp)="[^"]*"/#, with: "")
            .replacing(#/ in [0-9.]+ s|"durationMilliseconds":[0-9]+/#, with: "")
    }

    /// Changes of a report that no run makes, and what is expected instead.
    private static let forgeries: [(String, String, String)] = [
        (#""count":1"#, #""count":-1"#, "at /findings/0/count, but expected a whole number from 1"),
        (#""count":1"#, #""count":9223372036854775807"#, "at /findings/0/count"),
        (#""count":1"#, #""count":7"#, "at /totals/error, but expected the sum of the rows, 7"),
        (#""count":1"#, #""count":"1""#, "a string at /findings/0/count"),
        (#""line":2"#, #""line":0"#, "at /findings/0/line"),
        (#""offset":109"#, #""offset":1.5"#, "at /findings/0/offset"),
        (#""payloads":2"#, #""payloads":1e400"#, "at /checked/payloads"),
        (#""bytes":161"#, #""bytes":null"#, "null at /checked/bytes"),
        (#""rule":"contract/null""#, #""rule":"contract/nil""#, "expected the id of a rule"),
        (
            #""severity":"error""#, #""severity":"note""#,
            "at /findings/0/severity, but expected error"
        ),
        (#""shape":"/id""#, #""shape":"/id/x""#, "expected as many keys as in the pointer"),
        (#""kind":"null""#, #""kind":"nil""#, "at /findings/0/fingerprint"),
        (#""units":["#, #""units":[5,"#, "a number at /units/0, but expected an object"),
        (#""rules":{"contract/null":1}"#, #""rules":{}"#, "expected units with as many findings"),
        (#""kind":"file""#, #""kind":"phase""#, "at /units/0/kind, but expected file"),
        (#""start":0"#, #""start":400"#, "at /part/ranges/0/end"),
        (#""end":161"#, #""end":0"#, "at /part/ranges/0/lines, but expected 0"),
        (#""index":1"#, #""index":3"#, "at /part/index, but expected a number up to 2"),
        (#""listed":1"#, #""listed":0"#, "lists only 0 of 1 rows"),
        (#""incomplete":false"#, #""incomplete":0"#, "at /incomplete, but expected a Boolean"),
        (#""start":0"#, #""read":9,"start":0"#, "expected 'short', since not all was read"),
        (
            #""start":0"#, #""read":162,"short":true,"start":0"#,
            "at /part/ranges/0/read, but expected an offset from 0 to 161"
        ),
        (#""now":"2026-11-27T09:00:00Z""#, #""now":"now""#, "expected a time such as"),
        (#""skipped":{}"#, #""skipped":[]"#, "at /checked/skipped, but expected an object"),
        (#""failOn":"error""#, #""failOn":"inconclusive""#, "at /options/failOn"),
        (#""tool":{"#, #""tool":{"name":{"#, "is not a JSON report"),
        ("{\"format\"", String(repeating: "[", count: 5_000), "is not a JSON report"),
        (#""checked":{"#, #""x":{"#, "expected an object with the member 'checked'"),
        (#""sources":""#, #""sourcez":""#, "expected an object with the member 'sources'"),
    ]

    @Test(arguments: TestEffort.sample(of: forgeries, every: 4))
    func `names the place of what no run writes`(
        text: String,
        forged: String,
        complaint: String
    ) async throws {
        let reports = await halves()
        let report = try folder.text(of: "half-1.json")
        try #require(report.contains(text), "\(report)")
        let changed = report.replacing(text, with: forged, maxReplacements: 1)
        try Data(changed.utf8).write(to: URL(filePath: reports[0]))
        let run = await merge(reports)
        #expect(run.code == 2)
        #expect(run.error.contains("half-1.json"))
        #expect(run.error.contains(complaint), "\(run.error)")
    }

    @Test(arguments: [
        ("", "it is empty"), ("{", "it ends after 1 bytes, inside a value"),
        (String(repeating: "[", count: 600), "it is nested deeper than 512 levels at byte 512"),
        (#"{"event":"start","format":"session-report/1"}"# + "\nx\n", "line 2 is not JSON"),
    ])
    func `says why a file is not a report`(text: String, cause: String) async throws {
        let report = path("none.json")
        try Data(text.utf8).write(to: URL(filePath: report))
        let run = await merge([report])
        #expect(run.code == 2)
        #expect(run.error.contains("none.json is not a JSON report: \(cause); write one with"))
    }

    @Test
    func `reads a report after a byte order mark`() async throws {
        let reports = await halves()
        let whole = await merge(reports)
        for report in reports {
            let url = URL(filePath: report)
            try (Data("\u{FEFF}".utf8) + Data(contentsOf: url)).write(to: url)
        }
        let marked = await merge(reports)
        #expect(marked.code == whole.code && whole.code != 2, "\(marked.error)")
    }

    @Test
    func `refuses counts whose sum overflows`() async throws {
        let reports = await halves()
        let report = try folder.text(of: "half-1.json")
        // Each is allowed, but there are more than a thousand of them.
        let reasons = (0..<1_500).map { #""r\#($0)":9007199254740992"# }.joined(separator: ",")
        let changed = report.replacing(#""skipped":{}"#, with: #""skipped":{\#(reasons)}"#)
        try Data(changed.utf8).write(to: URL(filePath: reports[0]))
        let run = await merge(reports)
        #expect(run.code == 2)
        #expect(run.error.contains("expected counts whose sum is at most 2^62"))
    }

    /// What replaces parts of a report, so that hardly any stays a report.
    private static let replacements = [
        "0", "-1", "9007199254740992", "9223372036854775807", "1e999", "1.5", "null", "true",
        "\"\"",
        "\"/\"", "\"*\"", "\"~\"", "[]", "{}", "[[", "\"\\ud800\"", "\"a.ndjson\"", "",
    ]

    /// The report that cannot be merged is named, or it is merged, but nothing else happens.
    @Test
    func `survives reports that anyone may have written`() async throws {
        let reports = await halves()
        let report = try folder.text(of: "half-1.json")
        let tokens = report.matches(of: #/-?[0-9]+|"[^"]*"|true|false|\{|\[/#).map(\.range)
        let change = Generator<(Int, String)>.zip(
            .int(in: 0...(tokens.count - 1)),
            .element(of: Self.replacements)
        )
        let changes = change.array(count: 1...3)
        let forged = path("forged.json")
        try await forAll(changes, RunSettings(cases: TestEffort.count(300, plain: 25))) { changes in
            var text = report
            // From the end on, so that the places of the others stay what they are.
            let unique = Dictionary(changes) { first, _ in first }
            for (token, replacement) in unique.sorted(by: { $0.key > $1.key }) {
                text.replaceSubrange(tokens[token], with: replacement)
            }
            try Data(text.utf8).write(to: URL(filePath: forged))
            let run = await merge([forged, reports[1]])
            #expect(run.code == 1 || run.code == 2)
            // What it says that it has checked may be less than what is needed.
            let isNamed = run.error.contains("forged.json") || run.error.contains("missing")
            #expect(run.code == 1 || isNamed, "\(run.error)")
        }
    }
}
