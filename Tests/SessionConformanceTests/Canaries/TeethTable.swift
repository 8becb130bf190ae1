import CanaryModels
import Foundation
import Gen
import Testing

@testable import SessionConformance

/// The kill table: every wrong model in the cases that every run has, and in random cases of
/// several seeds.
///
/// It takes minutes, so it runs only if `TEETH_SEEDS` gives the number of seeds, as in
/// `scripts/bench teeth`.
struct TeethTable {
    private static let seeds = ProcessInfo.processInfo.environment["TEETH_SEEDS"].flatMap(
        UInt64.init
    )
    private static let cases = ProcessInfo.processInfo.environment["RIGHT_CASES"].flatMap(Int.init)

    @Test(.enabled(if: TeethTable.seeds != nil, "set TEETH_SEEDS to a number of seeds"))
    func `planned cases show every kind of finding that random cases show, whatever the seed`()
        async
    {
        print("canary | rule | phase | case | findings | random only | smallest payload")
        for canary in Canary.all {
            var options = ConformanceOptions()
            options.phases.remove(.random)
            let result = await ConformanceRun(canary.testee(), options: options).run()
            let caught = result.findings.first {
                $0.rule == canary.rule && $0.payload.count <= canary.size
            }
            #expect(caught != nil, "\(canary.name)")
            let kinds = Set(result.findings.map(\.fault.identity))
            var chance = 0
            for seed in 0..<(Self.seeds ?? 1) {
                options.phases = [.random]
                options.seed = Seed(seed)
                // The kind of a finding does not change when its payload shrinks.
                options.shrinkLimit = 0
                let random = await ConformanceRun(canary.testee(), options: options).run()
                chance += random.findings.contains { $0.rule == canary.rule } ? 1 : 0
                for finding in random.findings {
                    let fault = finding.fault.identity
                    let row = result.findings.index(explaining: fault, finding.reason)
                    guard row == nil, !kinds.contains(fault) else { continue }
                    Issue.record("\(canary.name), only with seed \(seed): \(finding)")
                }
            }
            let row = caught.map { Row($0, result.findings.count) }
            print(
                canary.name,
                canary.rule,
                row?.text ?? "not caught",
                "\(chance)/\(Self.seeds ?? 1)",
                row?.payload ?? "",
                separator: " | "
            )
        }
    }

    @Test(.enabled(if: TeethTable.cases != nil, "set RIGHT_CASES to a number of cases"))
    func `correct models have no findings`() async {
        for testee in [SessionObjectTestee(), TreeTestee(name: "tree")] as [any Testee] {
            var options = ConformanceOptions()
            options.randomCases = Self.cases ?? 0
            options.seed = .random()
            let start = ContinuousClock.now
            let result = await ConformanceRun(testee, options: options).run()
            #expect(result.findings.map(\.description) == [], "seed \(options.seed)")
            print(
                testee.identity,
                result.totalCases,
                "cases, seed",
                options.seed,
                ContinuousClock.now - start
            )
        }
    }

    private struct Row {
        let text: String
        let payload: String

        init(_ finding: ConformanceFinding, _ findings: Int) {
            text = "\(finding.phase) | \(Self.number(of: finding)) | \(findings)"
            payload = String(finding.payloadText.prefix(100))
        }

        /// Returns the number of cases of the phase up to and including the one with the finding.
        private static func number(of finding: ConformanceFinding) -> Int {
            let cases = FixedPlan.cases(of: finding.phase)
            return (cases.firstIndex { $0.id == finding.caseID } ?? 0) + 1
        }
    }
}
