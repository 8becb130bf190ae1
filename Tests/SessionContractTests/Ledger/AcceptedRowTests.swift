import PayloadInput
import SessionContract
import StrictJSON
import Testing

@Suite
struct `An accepted row` {
    private static let text = [
        #"{"id":null,"url":7,"last_seen_at":null,"authenticated_at":null,"user_id":null}"#,
        #"{"id":null,"url":null,"last_seen_at":null,"authenticated_at":null}"#,
        #"{"id":"1","url":null,"last_seen_at":null,"authenticated_at":null}"#,
    ].joined(separator: "\n")

    private static let reason = Suppression("baseline", explanation: "because")

    private func ledger(
        accepting ids: Set<String>,
        isGrouping: Bool = true,
        jobs: Int = 1
    ) -> Ledger {
        var accepted: [String: Suppression] = [:]
        for id in ids { accepted[id] = Self.reason }
        var ledger = Ledger(Ledger.Options(isGrouping: isGrouping, accepted: accepted))
        var reader = PayloadReader(JudgeSettings(now: 1_800_000_000))
        reader.jobs = jobs
        reader.read(Array(Self.text.utf8), name: "a", format: .ndjson, into: &ledger)
        return ledger
    }

    private func id(_ row: Ledger.Row) -> String { row.finding.group.fingerprint }

    @Test(arguments: [true, false])
    func `is reported, and does not count`(isGrouping: Bool) {
        let whole = ledger(accepting: [], isGrouping: isGrouping).summary
        let ids = Set(whole.rows.map(id))
        // Null, two wrong types, and an absent field.
        #expect(ids.count == 4)
        for chosen in ids {
            let ledger = ledger(accepting: [chosen], isGrouping: isGrouping)
            let summary = ledger.summary
            #expect(summary.rows.map(id) == whole.rows.map(id).filter { $0 != chosen })
            #expect(Set(summary.suppressedRows.map(id)) == [chosen])
            #expect(summary.suppressedRows.allSatisfy { $0.suppression == Self.reason })
            let count = whole.rows.filter { id($0) == chosen }.reduce(0) { $0 + $1.count }
            #expect(summary.suppressedRows.reduce(0) { $0 + $1.count } == count)
            #expect(summary.suppressedCount == count)
            #expect(ledger.acceptedCounts == [chosen: count])
            #expect(summary.rowCount == summary.rows.count)
            #expect(summary.unlistedCount == 0)
            let all = whole.totals.values.reduce(0, +)
            #expect(summary.totals.values.reduce(0, +) == all - count)
            var tracker = RuleCountTracker()
            let counts = tracker.newFindings(in: ledger)
            #expect(counts == ledger.ruleCounts)
            #expect(counts.rules.reduce(0) { $0 + counts[$1] } == all - count)
        }
        let none = ledger(accepting: ids, isGrouping: isGrouping)
        #expect(none.summary.rows.isEmpty)
        #expect(none.summary.totals.isEmpty)
        #expect(none.ruleCounts.rules.isEmpty)
    }

    @Test
    func `that was made elsewhere does not count either`() {
        let finding = Finding(
            .liveBody,
            Wording(message: "m", kind: "k", observed: "o", expected: "e", fix: "f")
        )
        let id = finding.group.fingerprint
        var ledger = Ledger(Ledger.Options(accepted: [id: Self.reason]))
        ledger.add(finding, count: 3)
        ledger.add(finding, suppressedBy: Suppression("staging", explanation: "later"))
        #expect(ledger.summary.totals.isEmpty)
        #expect(ledger.summary.suppressedCount == 4)
        #expect(ledger.acceptedCounts == [id: 3])
    }

    @Test
    func `does not include a row that many were joined to`() {
        // Keys that do not look like data have rows of their own until they are too many.
        let keys = (0...Ledger.openRowLimit).map { number in
            let letters = String(number).utf8.map { String(UnicodeScalar($0 + 49)) }.joined()
            return #"{"id":1,"key\#(letters)":1}"#
        }
        func summary(_ accepted: [String: Suppression]) -> Ledger.Summary {
            var ledger = Ledger(Ledger.Options(accepted: accepted))
            var reader = PayloadReader(JudgeSettings(now: 0))
            reader.read(
                Array(keys.joined(separator: "\n").utf8),
                name: "a",
                format: .ndjson,
                into: &ledger
            )
            return ledger.summary
        }
        let rows = summary([:]).rows.filter { $0.finding.rule == .contractUndeclared }
        #expect(rows.map(\.count) == [Ledger.openRowLimit + 1])
        let id = rows.first?.finding.group.fingerprint ?? ""
        #expect(summary([id: Self.reason]).suppressedRows.isEmpty)
    }
}
