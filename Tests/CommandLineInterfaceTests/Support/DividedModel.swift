import CanaryModels
import CommandLineFrame
import Gen
import Reports
import SessionConformance
import SessionContract
import SessionModel

@testable import CommandLineInterface

/// A random model, and a random way to divide its cases.
struct DividedModel: Sendable, CustomStringConvertible {
    var quirks: [QuirkyModel.Quirk]
    var phases: Set<ConformancePhase>
    var seed: UInt64
    var count: Int

    /// The order in which the reports are merged.
    var order: [Int]

    /// A wrong model instead of one with quirks.
    var canary: Canary?

    /// The number of groups of reports that are merged first; 1 to merge all at once.
    var groups = 1

    var description: String {
        "\(canary?.name ?? "\(quirks)") in \(phases.map(\.rawValue).sorted()) with seed \(seed), in the order \(order), in "
            + "\(groups) groups"
    }

    static func generator(_ phases: [Set<ConformancePhase>]) -> Generator<DividedModel> {
        .zip(
            Generator<[QuirkyModel.Quirk]>.subset(of: QuirkyModel.Quirk.allCases),
            .element(of: phases),
            .int(in: 0...99),
            .int(in: 1...7),
            .int(in: 1...2)
        ).flatMap { quirks, phases, seed, count, groups in
            Generator<[Int]>.permutation(of: Array(0..<count)).map { order in
                DividedModel(
                    quirks: quirks,
                    phases: phases,
                    seed: UInt64(seed),
                    count: count,
                    order: order,
                    groups: groups
                )
            }
        }
    }

    private static let corpus = [
        PlannedCase(id: "presence-all", payload: SessionObject(id: 1).json()),
        PlannedCase(id: "presence-order", payload: Array(#"{"url":"A","id":1,"user_id":2}"#.utf8)),
    ]

    /// Tests the model with a part of its cases.
    ///
    /// - Parameter shard: The part; `nil` for all cases.
    /// - Returns: The report.
    func report(on shard: ConformanceShard?) async -> Report {
        var verdict = VerdictOptions()
        verdict.listsAllRows = shard != nil
        var options = ConformanceOptions()
        options.shard = shard ?? .whole
        options.phases = phases
        options.seed = Seed(seed)
        options.randomCases = 80
        options.shrinkLimit = 30
        options.countsAspects = true
        options.corpus = Self.corpus
        let context = CommandContext(
            .sessionConformance,
            console: Console(writeOutput: { _ in }, writeError: { _ in }),
            environment: [:],
            interruptions: InterruptionWatch(),
            startedAt: 1_800_000_000,
            inputIsTerminal: false,
            workingDirectory: "/",
            readLine: { nil }
        )
        var session = ModelSession(
            testee: TesteeOptions(),
            work: .suite(options),
            verdict: verdict,
            context: context
        )
        session.isPart = shard != nil
        var outcome = ModelSession.Outcome()
        let model = canary?.testee() ?? QuirkyModel(quirks: Set(quirks))
        outcome.results = [await ConformanceRun(model, options: options).run()]
        outcome.banner = Finding(ending: .crashed(detail: "at the start"))
        var record = RunRecord(
            toolVersion: Report.toolVersion,
            command: "model",
            target: "",
            startedAt: context.startedAt,
            ledger: verdict.ledger()
        )
        record.options = RunOptions(now: context.startedAt)
        ModelReport(session: session, outcome: outcome).write(to: &record)
        return Report(record, failOn: .error)
    }
}
