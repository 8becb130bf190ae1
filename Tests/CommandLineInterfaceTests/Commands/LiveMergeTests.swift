import CapturedRuns
import Foundation
import Gen
import GenTesting
import StandInAPI
import StrictJSON
import TestEffort
import Testing

@testable import CommandLineFrame

@Suite
struct `Reports of an API` {
    private let folder: TemporaryFolder
    private let server: StandInServer
    private let origin: String

    init() throws {
        folder = try TemporaryFolder()
        server = try StandInServer(
            configuration: .init(sessions: 12, faults: [.session(.urlObject)])
        )
        try server.start()
        origin = try #require(server.origin)
    }

    private func path(_ name: String) -> String { folder.path(of: name) }

    /// Requests an endpoint, and returns the path of the report.
    private func live(
        _ endpoint: String,
        _ options: [String] = [],
        at origin: String? = nil,
        as name: String? = nil,
        interruptions: InterruptionWatch = InterruptionWatch()
    ) async -> String {
        let report = path("\(name ?? endpoint).json")
        _ = await CapturedRun(
            arguments: ["live", origin ?? self.origin, "--endpoint", endpoint, "--retries=0", "-q"]
                + ["--now=2026-11-27T09:00:00Z", "--format=json=\(report)"] + options,
            interruptions: interruptions
        )
        return report
    }

    private func merge(_ arguments: [String]) async -> CapturedRun {
        await CapturedRun(arguments: ["merge"] + arguments)
    }

    @Test
    func `must be of different endpoints, and made in the same way`() async throws {
        defer { server.stop() }
        let list = await live("list")
        let again = await live("list", as: "again")
        let me = await live("me")
        let paged = await live("me", ["--page-size=3"], as: "paged")
        let file = path("check.json")
        try Data("{\"id\":1}".utf8).write(to: URL(filePath: path("a.json")))
        _ = await CapturedRun("check", path("a.json"), "-q", "--format=json=\(file)")
        let cases = [
            ([list, me, again], "\(list) and \(again) have both checked list of \(origin)"),
            ([list, paged], "with other values of --page-size"),
            ([list, file], "made by 'live' and 'check'"),
            (
                [list, await live("me", ["--strict"], as: "strict")],
                "with other values of --strict"
            ),
        ]
        for (reports, complaint) in cases {
            let run = await merge(reports)
            #expect(run.code == 2)
            #expect(run.error.contains(complaint), "\(run.error)")
        }
        #expect(await merge([list, me]).code == 1)
    }

    @Test
    func `share the rows about exchanges by their kind, as one run does`() async throws {
        server.stop()
        let faulty = try StandInServer(
            configuration: .init(sessions: 60, faults: [.answer(.errorBody)])
        )
        try faulty.start()
        defer { faulty.stop() }
        let user = SessionSeries(count: 1)[0].userID
        let list = await live("list", at: faulty.origin)
        let other = await live("user:\(user)", at: faulty.origin, as: "other")
        let report = try folder.text(of: "other.json")
        let changed = report.replacing(#""observed":"an"#, with: #""observed":"another"#)
        try #require(changed != report, "\(report)")
        try Data(changed.utf8).write(to: URL(filePath: other))
        let run = await merge([list, other, "--format=json"])
        #expect(run.output.matches(of: #/"rule":"live\/error-body"/#).count == 1)
        #expect(!run.output.contains(#""observed":"another"#))
    }

    /// An API answers at the moment at which it is asked.
    @Test
    func `may be of different moments, and the sum has the latest`() async throws {
        defer { server.stop() }
        let late = await live("me", ["--now=2026-11-28T09:00:00Z"])
        let run = await merge([late, await live("list"), "--format=json"])
        #expect(run.code == 1)
        #expect(run.output.contains(#""now":"2026-11-28T09:00:00Z""#))
    }

    @Test
    func `may be of several base URLs, of which each must have sessions`() async throws {
        let empty = try StandInServer(configuration: .init(sessions: 0))
        try empty.start()
        defer {
            server.stop()
            empty.stop()
        }
        let other = try #require(empty.origin)
        let reports = [await live("list"), await live("list", at: other, as: "other")]
        let run = await merge(reports + ["--format=json"])
        #expect(run.code == 1)
        let root = try JSONDocument(parsing: run.output).root
        let names = root["units"]?.elements?.map { $0["name"]?.string?.string }
        #expect(names == ["list of \(origin)", "list of \(other)"])
        #expect(root["target"]?.string?.string == "\(origin), \(other)")
        #expect(run.output.contains(#""rule":"live/empty""#))
        #expect(root["checked"]?["unjudged"]?["empty"]?.number?.text == "1")
        // And so if they are merged one after another.
        let sum = path("sum.json")
        _ = await merge(reports + ["--partial", "-q", "--format=json=\(sum)"])
        let twice = await merge([sum, await live("me"), "--format=json"])
        let once = await merge(reports + [path("me.json"), "--format=json"])
        #expect(withoutDuration(twice.output) == withoutDuration(once.output))
        #expect(await merge([sum, reports[1]]).error.contains("checked list of \(other)"))
    }

    private func withoutDuration(_ text: String) -> String {
        text.replacing(#/"durationMilliseconds":[0-9]+/#, with: "")
    }

    @Test
    func `that ended early are added, and named`() async throws {
        defer { server.stop() }
        let interruptions = InterruptionWatch()
        interruptions.interrupt(by: 15)
        let short = await live("me", interruptions: interruptions)
        let list = await live("list")
        let run = await merge([list, short, "--format=json"])
        #expect(run.code == 1)
        let name = "me of \(origin) (how far it has read is not known)"
        #expect(run.error.contains("\(name) ended early, so the report is incomplete"))
        #expect(run.output.contains(#""incomplete":true"#))
        #expect(run.output.contains("\(name) ended early, so run that again"))
        let clean = await live("user:5", ["--only=live"], as: "clean")
        let shorter = await live(
            "me",
            ["--only=live"],
            as: "shorter",
            interruptions: interruptions
        )
        #expect(await merge([clean, shorter]).code == 3)
    }

    @Test
    func `with a census are refused`() async throws {
        defer { server.stop() }
        let census = path("census.json")
        _ = await live("list", ["--census=\(census)"], as: "first")
        let compared = await live("me", ["--census=\(census)"], as: "compared")
        let report = try folder.text(of: "compared.json")
        guard report.contains(#""rule":"drift/"#) else { return }
        let run = await merge([compared])
        #expect(run.code == 2)
        #expect(run.error.contains("as 'live' without --census writes it"))
    }

    @Test
    func `are read as what anyone may have written`() async throws {
        defer { server.stop() }
        let list = await live("list", ["--follow-links", "--page-size=5"])
        let me = await live("me", ["--follow-links", "--page-size=5"])
        let report = try folder.text(of: "list.json")
        let tokens = report.matches(of: #/-?[0-9]+|"[^"]*"|true|false|\{|\[/#).map(\.range)
        let replacements = [
            "0", "-1", "9007199254740992", "1e999", "null", "true", "\"\"", "[]", "{}", "[[",
            "\"list\"", "\"live/empty\"", "",
        ]
        let change = Generator<(Int, String)>.zip(
            .int(in: 0...(tokens.count - 1)),
            .element(of: replacements)
        )
        let forged = path("forged.json")
        let settings = RunSettings(cases: TestEffort.count(300, plain: 60))
        try await forAll(change.array(count: 1...3), settings) { changes in
            var text = report
            let unique = Dictionary(changes) { first, _ in first }
            for (token, replacement) in unique.sorted(by: { $0.key > $1.key }) {
                text.replaceSubrange(tokens[token], with: replacement)
            }
            try Data(text.utf8).write(to: URL(filePath: forged))
            let run = await merge([forged, me])
            #expect(run.code == 1 || run.code == 2)
            #expect(run.code == 1 || run.error.contains("forged.json"), "\(run.error)")
        }
        #expect(await merge([list, me]).code == 1)
    }
}
