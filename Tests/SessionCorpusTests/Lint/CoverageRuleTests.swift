import JSONFiles
import SessionContract
import SessionModel
import StrictJSON
import Testing

@testable import SessionCorpus

@Suite
struct `The rules about coverage` {
    private func missing(_ isKept: (CorpusCase) -> Bool) -> [LintRule] {
        CoverageRules.findings(among: ShippedCorpus.cases.filter(isKept)).map(\.rule)
    }

    /// The rules that are broken without the cases that cover an item of a table.
    private func missing<Item>(
        without item: Item,
        in table: KeyPath<CorpusCoverage, CorpusCoverage.Table<Item>>
    ) -> [LintRule] {
        missing { CorpusCoverage(of: [$0])[keyPath: table][item] == 0 }
    }

    private let combination = PresenceCombination { field in
        field.isRequired || field == .url ? .value : .null
    }

    @Test
    func `find nothing in the shipped corpus`() {
        #expect(missing { _ in true } == [])
    }

    @Test
    func `report a missing combination of absent, null and value`() {
        #expect(missing(without: combination, in: \.presence) == [.presence])
    }

    @Test
    func `report a missing type in a field`() {
        let array = CorpusCoverage.TypedField(field: .userID, kind: .array)
        #expect(missing(without: array, in: \.types) == [.types])
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
            if CorpusCoverage(of: [entry]).presence[combination] > 0 { entry.topic = .staging }
            return entry
        }
        #expect(CoverageRules.findings(among: staged).map(\.rule) == [.presence])
    }
}
