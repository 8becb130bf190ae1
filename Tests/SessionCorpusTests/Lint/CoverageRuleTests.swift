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
    func `are content with the shipped corpus`() {
        #expect(missing { _ in true } == [])
    }

    @Test
    func `miss one combination of absent, null and value`() {
        #expect(missing { $0.id != "presence-null-value-absent-null" } == [.presence])
    }

    @Test
    func `miss one type in one field`() {
        let rules = missing { !$0.id.hasPrefix("types-user-id-") || $0.id.hasSuffix("true") }
        #expect(rules == [.types])
    }

    @Test
    func `miss one dialect in one field`() {
        #expect(missing { $0.expectation.timestamps[.lastSeenAt] != .ruby } == [.dialects])
    }

    @Test
    func `miss one rule about payloads`() {
        #expect(missing { !$0.expectation.rules.contains(.linkUserID) } == [.rules])
    }

    @Test
    func `do not count what is only staged`() {
        let staged = ShippedCorpus.cases.map { entry in
            var entry = entry
            if entry.id == "presence-null-null-null-null" { entry.topic = .staging }
            return entry
        }
        #expect(CoverageRules.findings(among: staged).map(\.rule) == [.presence])
    }
}
