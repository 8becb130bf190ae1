import SessionContract
import SessionModel
import Testing

@testable import SessionCorpus

@Suite
struct `The rules about coverage` {
    private func missing(_ isKept: (CorpusCase) -> Bool) -> [LintRule] {
        CoverageRules.findings(among: ShippedCorpus.cases.filter(isKept)).map(\.rule)
    }

    @Test
    func `find nothing in the shipped corpus`() {
        #expect(missing { _ in true } == [])
    }

    @Test
    func `report a missing combination of absent, null and value`() {
        #expect(missing { $0.id != "presence-null-value-absent-null" } == [.presence])
    }

    @Test
    func `report a missing type in a field`() {
        let rules = missing { !$0.id.hasPrefix("types-user-id-") || $0.id.hasSuffix("true") }
        #expect(rules == [.types])
    }

    @Test
    func `report a missing dialect in a field`() {
        #expect(missing { $0.expectation.timestamps[.lastSeenAt] != .ruby } == [.dialects])
    }

    @Test
    func `report a missing rule about payloads`() {
        #expect(missing { !$0.expectation.rules.contains(.linkUserID) } == [.rules])
    }

    @Test
    func `do not count cases in staging`() {
        let staged = ShippedCorpus.cases.map { entry in
            var entry = entry
            if entry.id == "presence-null-null-null-null" { entry.topic = .staging }
            return entry
        }
        #expect(CoverageRules.findings(among: staged).map(\.rule) == [.presence])
    }
}
