import CanaryModels
import Foundation
import SessionContract
import SessionModel
import StrictJSON
import TestEffort
import Testing

@testable import SessionConformance
@testable import SessionPayloads

@Suite
struct `A part of a run` {
    /// Wrong models: a few of them, or all for the kill table.
    private static let testees: [@Sendable () -> any Testee] =
        Canary.all
        .filter { canary in
            takesAll ? !exceptions.contains(canary.name) : sample.contains(canary.name)
        }
        .map(\.testee) + [{ careless }]

    private static let takesAll = ProcessInfo.processInfo.environment["TEETH_SEEDS"] != nil
    private static let sample: Set = ["SwallowedErrorTestee"]

    /// How many payloads this one gets before its answers change depends on the phases.
    private static let exceptions: Set = ["AgeingTestee"]

    /// A model that accepts any JSON object with an id and returns it, without nulls and comments.
    private static let careless = WrongTestee(identity: TesteeIdentity(name: "careless")) {
        payload in
        let text = String(decoding: payload, as: UTF8.self).replacing("/**/", with: "")
        let document = try JSONDocument(parsing: Array(text.utf8))
        guard let members = document.root.members, members.contains(where: { $0.key == "id" })
        else {
            throw Refusal()
        }
        return PayloadDraft(members.filter { $0.value.kind != .null }, of: Array(text.utf8)).bytes
    }

    /// The phases whose rows do not depend on chance; one that shows each model, and another.
    private static func phases(of index: Int) -> Set<ConformancePhase> {
        guard !takesAll else {
            return Set(ConformancePhase.allCases).subtracting([.random, .state])
        }
        return [.presence, index == testees.count - 1 ? .violations : .timestamps]
    }

    private func run(
        _ testee: () -> any Testee,
        _ phases: Set<ConformancePhase>,
        _ shard: ConformanceShard = .whole
    ) async -> ConformanceResult {
        var options = ConformanceOptions()
        options.phases = phases
        options.shard = shard
        return await ConformanceRun(testee(), options: options).run()
    }

    @Test(arguments: TestEffort.sample(of: testees.indices, every: 6))
    func `has the rows that the whole run has for it`(index: Int) async {
        let testee = Self.testees[index]
        let phases = Self.phases(of: index)
        let whole = await run(testee, phases)
        let rows = Set(whole.findings.map(\.finding.group))
        #expect(!rows.isEmpty || Self.takesAll)
        for phase in phases {
            let part = await run(testee, [phase])
            let own = Set(part.findings.map(\.finding.group))
            #expect(own.subtracting(rows) == [], "\(whole.testee) in \(phase)")
            // A baseline relies on this to call an entry stale.
            let known = whole.findings.filter { $0.phase == phase }.map(\.finding.group)
            let missing = Set(known).subtracting(own).filter { row in
                !part.uncertainRules.contains(row.rule)
            }
            #expect(missing == [], "\(whole.testee) in \(phase)")
        }
        // A shard asks the cases of the others too, so each costs as much as the whole.
        for index in Self.takesAll ? 1...3 : (index + 1)...(index + 1) {
            let shard = ConformanceShard(index, of: 3) ?? .whole
            let part = await run(testee, phases, shard)
            let own = Set(part.findings.map(\.finding.group))
            #expect(own.subtracting(rows) == [], "\(whole.testee) in shard \(index)")
        }
    }
}
