import CapturedRuns
import Foundation
import Gen
import GenTesting
import Reports
import StandInAPI
import TestEffort
import Testing

/// Whatever the API and the way to divide its endpoints among runs, their reports add up to the
/// report of one run.
@Suite
struct `The law of parts with an API` {
    private static let now = ["--now=2026-11-27T09:00:00Z", "--retries=0"]

    @Test
    func `holds for random endpoints and faults`() async throws {
        let settings = RunSettings(cases: TestEffort.count(250, plain: 10))
        try await forAll(DividedEndpoints.generator, settings) { api in
            try await Self.check(api)
        }
    }

    /// One endpoint has sessions and others have none, so only the sum knows whether there are any.
    @Test(arguments: [0, 12])
    func `holds if lists are empty`(sessions: Int) async throws {
        for options in [[], ["--fail-on=note", "--rule=live/empty=error"]] {
            try await Self.check(
                DividedEndpoints(
                    faults: [],
                    sessions: sessions,
                    endpoints: ["user:\(SessionSeries(count: 1)[24].userID)", "list", "user:6"],
                    counts: [1, 1, 1],
                    options: options,
                    isMergedTwice: true
                )
            )
        }
    }

    @Test(arguments: ReportFormat.allCases)
    func `holds in every format`(format: ReportFormat) async throws {
        let server = try Self.server([.session(.sessionIDNull), .answer(.duplicateSession)], 30)
        defer { server.stop() }
        let folder = try TemporaryFolder()
        let options = ["--follow-links", "--page-size=4", "--max-pages=2"]
        let origin = try #require(server.origin)
        var reports: [String] = []
        for endpoint in ["list", "me"] {
            reports.append(folder.path(of: "\(endpoint).json"))
            _ = await CapturedRun(
                arguments: ["live", origin, "--endpoint", endpoint] + Self.now + options
                    + ["--max-findings=10000", "--quiet", "--format=json=\(reports.last ?? "")"]
            )
        }
        let whole = await CapturedRun(
            arguments: ["live", origin, "--endpoint=list", "--endpoint=me", "--format=\(format)"]
                + Self.now + options
        )
        let merged = await CapturedRun(arguments: ["merge", "--format=\(format)"] + reports)
        #expect(merged.code == whole.code)
        #expect(Self.withoutTimes(merged.output) == Self.withoutTimes(whole.output))
    }

    private static func server(
        _ faults: [StandInFault],
        _ sessions: Int
    ) throws -> StandInServer {
        let server = try StandInServer(
            configuration: StandInConfiguration(sessions: sessions, faults: faults)
        )
        try server.start()
        return server
    }

    private static func check(_ api: DividedEndpoints) async throws {
        // Not all faults go together.
        guard let server = try? server(api.faults, api.sessions) else { return }
        defer { server.stop() }
        let origin = try #require(server.origin)
        let folder = try TemporaryFolder()
        let live = ["live", origin] + now + api.options
        var reports: [String] = []
        for (index, group) in api.groups.enumerated() {
            let report = folder.path(of: "\(index).json")
            let run = await CapturedRun(
                arguments: live + group.map { "--endpoint=\($0)" }
                    + ["--max-findings=10000", "-q", "--format=json=\(report)"]
            )
            // A run that saw nothing, and may not say so, fails.
            if run.code == 2, run.error.contains("nothing could be judged") { return }
            #expect([0, 1, 3].contains(run.code), "\(run.error)")
            reports.append(report)
        }
        if api.isMergedTwice {
            let sum = folder.path(of: "sum.json")
            let few = Array(reports.prefix(2))
            let run = await CapturedRun(
                arguments: ["merge", "--partial", "--exit-zero", "-q", "--format=json=\(sum)"] + few
                    + api.options.filter { $0 == "--show-values" }
            )
            #expect(run.code == 0, "\(run.error)")
            reports = [sum] + reports.dropFirst(2)
        }
        let whole = await CapturedRun(
            arguments: live + api.endpoints.map { "--endpoint=\($0)" } + ["--format=json"]
        )
        let merged = await CapturedRun(
            arguments: ["merge", "--format=json"] + reports
                + api.options.filter { $0 == "--show-values" }
        )
        #expect(merged.error == "")
        #expect(merged.code == whole.code)
        #expect(withoutTimes(merged.output) == withoutTimes(whole.output))
    }

    /// A report without the times of its run.
    private static func withoutTimes(_ text: String) -> String {
        text.replacing(#/ in [0-9.]+ s| time="[0-9.]+"|"durationMilliseconds":[0-9]+/#, with: "")
            .replacing(#/[0-9.]+ s</#, with: "")
    }
}
