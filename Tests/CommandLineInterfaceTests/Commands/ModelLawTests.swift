import CanaryModels
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

/// Whatever the model and the number of parts, their reports add up to the report of the whole.
@Suite
struct `The law of parts with a model` {
    private static let few: [Set<ConformancePhase>] = [
        [.timestamps], [.timestamps, .policies], [.corpus, .spellings],
    ]

    private static let many: [Set<ConformancePhase>] =
        few + [
            Set(ConformancePhase.allCases), Set(ConformancePhase.allCases).subtracting([.state]),
            [.random], [.presence, .random, .state], [.violations, .policies, .random],
        ]

    @Test
    func `holds for random models and numbers of parts`() async throws {
        let phases = TestEffort.isFull ? Self.many : Self.few
        let settings = RunSettings(cases: TestEffort.count(12, plain: 4))
        try await forAll(DividedModel.generator(phases), settings) { model in
            try await Self.check(model)
        }
    }

    /// The wrong models for which the law holds, whose answers do not depend on earlier requests.
    ///
    /// It does not for those that hang: a part leaves time-outs of others to them, because each
    /// costs the time limit.
    private static let canaries = Canary.all.filter {
        $0.phase != .state && $0.name != "HangingTestee"
    }

    /// The phases that each of them is tested with: the one that catches it, and random cases, or
    /// all for the kill table of `scripts/bench teeth`.
    private static func phases(for canary: Canary) -> Set<ConformancePhase> {
        ProcessInfo.processInfo.environment["TEETH_SEEDS"] == nil
            ? (TestEffort.isFull ? [canary.phase, .random] : [canary.phase])
            : Set(ConformancePhase.allCases).subtracting([.state])
    }

    @Test(arguments: TestEffort.sample(of: canaries, every: 60))
    func `holds for every wrong model`(canary: Canary) async throws {
        try await Self.check(
            DividedModel(
                quirks: [],
                phases: Self.phases(for: canary),
                seed: 1,
                count: 3,
                order: [2, 0, 1],
                canary: canary
            )
        )
    }

    /// Random cases have faults that planned ones explain, and others.
    @Test
    func `holds for random cases`() async throws {
        try await Self.check(
            DividedModel(
                quirks: [.rejectsSome, .changesSome],
                phases: TestEffort.isFull
                    ? Set(ConformancePhase.allCases).subtracting([.presence, .state])
                    : [.timestamps, .random],
                seed: 2,
                count: 2,
                order: [1, 0]
            )
        )
    }

    /// The reports of a model as a whole and in two parts.
    private static let simple = Task {
        let model = DividedModel(
            quirks: [.rewritesTimes, .keepsOneOfTwo],
            phases: [.timestamps, .policies],
            seed: 1,
            count: 2,
            order: [0, 1]
        )
        let parts = [
            await model.report(on: ConformanceShard(1, of: 2)),
            await model.report(on: ConformanceShard(2, of: 2)),
        ]
        return (whole: await model.report(on: nil), parts: parts)
    }

    @Test(arguments: TestEffort.sample(of: ReportFormat.allCases, every: 3))
    func `holds in every format`(format: ReportFormat) async throws {
        let folder = try TemporaryFolder()
        let simple = await Self.simple.value
        var reports: [String] = []
        for (index, report) in simple.parts.enumerated() {
            reports.append(folder.path(of: "\(index).json"))
            let bytes = ReportFormat.json.bytes(of: report, ReportStyle())
            try Data(bytes).write(to: URL(filePath: reports[index]))
        }
        let merged = await CapturedRun(
            arguments: ["merge", "--format=\(format)", "--anchor=README.md"] + reports
        )
        let text = String(decoding: format.bytes(of: simple.whole, ReportStyle()), as: UTF8.self)
        #expect(merged.code == 1)
        #expect(Self.withoutTimes(merged.output) == Self.withoutTimes(text))
    }

    private static func check(_ model: DividedModel) async throws {
        let folder = try TemporaryFolder()
        var reports: [String] = []
        for index in model.order {
            let shard = try #require(ConformanceShard(index + 1, of: model.count))
            let path = folder.path(of: "\(index).json")
            let report = await model.report(on: shard)
            try Data(ReportFormat.json.bytes(of: report, ReportStyle())).write(
                to: URL(filePath: path)
            )
            reports.append(path)
        }
        if model.groups > 1 {
            let sum = folder.path(of: "sum.json")
            let few = Array(reports.prefix(2))
            let run = await CapturedRun(
                arguments: ["merge", "--partial", "--exit-zero", "-q", "--format=json=\(sum)"] + few
            )
            #expect(run.code == 0, "\(run.error)")
            reports = [sum] + reports.dropFirst(2)
        }
        let whole = await model.report(on: nil)
        let merged = await CapturedRun(arguments: ["merge", "--format=json"] + reports)
        #expect(merged.error == "")
        #expect(merged.code == Int32(whole.exit.code.rawValue))
        let text = String(
            decoding: ReportFormat.json.bytes(of: whole, ReportStyle()),
            as: UTF8.self
        )
        #expect(withoutTimes(merged.output) == withoutTimes(text))
    }

    /// A report without the times of its run.
    private static func withoutTimes(_ text: String) -> String {
        text.replacing(#/ in [0-9.]+ s| time="[0-9.]+"|"durationMilliseconds":[0-9]+/#, with: "")
            .replacing(#/[0-9.]+ s</#, with: "")
    }
}
