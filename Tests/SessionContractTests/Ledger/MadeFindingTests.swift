import SessionContract
import StrictJSON
import Testing

@Suite
struct `A ledger of findings made elsewhere` {
    private func finding(_ rule: Rule, session: Int, kind: String) -> Finding {
        let pointer = JSONPointer([.key("sessions"), .index(session), .key("id")])
        return Finding(
            rule,
            Wording(message: "", kind: kind, observed: kind, expected: "", fix: ""),
            at: Finding.Place(pointer: pointer)
        )
    }

    @Test
    func `has one row for the same fault in many sessions`() {
        var ledger = Ledger()
        for session in 0..<5 { ledger.add(finding(.contractNull, session: session, kind: "null")) }
        ledger.add(finding(.contractType, session: 7, kind: "string"))
        let summary = ledger.summary
        #expect(summary.rows.map(\.count) == [5, 1])
        #expect(summary.rows[0].finding.place.pointer.description == "/sessions/0/id")
        #expect(summary.totals == [.error: 6])
        #expect(summary.rowCount == 2)
    }

    @Test
    func `keeps counting beyond the row limit`() {
        var ledger = Ledger(Ledger.Options(rowLimit: 2))
        for kind in ["a", "b", "c", "d", "a"] {
            ledger.add(finding(.contractType, session: 0, kind: kind))
        }
        let summary = ledger.summary
        #expect(summary.rows.map(\.count) == [2, 1])
        #expect(summary.unlistedCount == 2)
        #expect(summary.totals == [.error: 5])
    }

    @Test(arguments: [true, false], [1, 2, 3, 20])
    func `has as many rows, whether they are listed or not`(isGrouping: Bool, limit: Int) {
        var ledger = Ledger(Ledger.Options(rowLimit: limit, isGrouping: isGrouping))
        for kind in ["a", "b", "c", "c", "b"] {
            ledger.add(finding(.contractType, session: 0, kind: kind), count: 3)
        }
        ledger.add(finding(.contractUndeclared, session: 0, kind: "d"))
        let staging = Suppression("staging", explanation: "")
        ledger.add(finding(.contractNull, session: 0, kind: "e"), suppressedBy: staging)
        #expect(ledger.summary.rowCount == (isGrouping ? 4 : 6))
        #expect(ledger.summary.totals == [.error: 15, .note: 1])
    }

    @Test
    func `lists an error that comes after too many notes`() {
        for isGrouping in [true, false] {
            var ledger = Ledger(Ledger.Options(rowLimit: 3, isGrouping: isGrouping))
            for kind in 0..<20 {
                ledger.add(finding(.contractUndeclared, session: 0, kind: "\(kind)"))
            }
            ledger.add(finding(.contractNull, session: 0, kind: "null"))
            let summary = ledger.summary
            #expect(summary.rows.map(\.severity) == [.error, .note, .note])
            #expect(summary.unlistedCount == 18)
            #expect(summary.totals == [.error: 1, .note: 20])
        }
    }

    @Test
    func `uses the severity of each rule from the options`() {
        var ledger = Ledger(
            Ledger.Options(severities: [.contractAbsent: .error, .contractUndeclared: nil])
        )
        ledger.add(finding(.contractAbsent, session: 0, kind: "absent"))
        ledger.add(finding(.contractUndeclared, session: 0, kind: "string"))
        #expect(ledger.summary.totals == [.error: 1])
        #expect(ledger.summary.rows.map(\.severity) == [.error])
    }

    @Test
    func `does not count suppressed findings`() {
        let staging = Suppression("staging", explanation: "")
        var ledger = Ledger(Ledger.Options(severities: [.linkForm: nil], rowLimit: 2))
        ledger.add(finding(.contractNull, session: 0, kind: "null"), suppressedBy: staging)
        for session in 0..<2 {
            let finding = finding(.contractNull, session: session, kind: "null")
            ledger.add(finding, count: 3, suppressedBy: staging)
            ledger.add(finding, suppressedBy: Suppression("known", explanation: ""))
            ledger.add(finding)
        }
        ledger.add(finding(.linkForm, session: 0, kind: "off"), suppressedBy: staging)
        ledger.add(finding(.contractType, session: 0, kind: "a"), suppressedBy: staging)
        let summary = ledger.summary
        #expect(summary.rows.map(\.count) == [2])
        #expect(summary.rows[0].suppression == nil)
        #expect(summary.totals == [.error: 2])
        #expect(summary.unlistedCount == 0)
        #expect(summary.suppressedRows.map(\.count) == [7, 2])
        #expect(summary.suppressedRows.map(\.suppression?.reason) == ["staging", "known"])
        #expect(summary.suppressedCount == 10)
    }
}
