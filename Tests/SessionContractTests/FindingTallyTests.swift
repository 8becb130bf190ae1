import SessionContract
import StrictJSON
import Testing

@Suite
struct `A tally of findings` {
    private func finding(_ rule: Rule, session: Int, kind: String) -> Finding {
        Finding(
            rule,
            at: JSONPointer([.key("sessions"), .index(session), .key("id")]),
            message: "",
            observed: .init(kind, kind),
            expected: "",
            fix: ""
        )
    }

    @Test
    func `makes one row of the same fault in many sessions`() {
        var tally = FindingTally()
        for session in 0..<5 { tally.add(finding(.contractNull, session: session, kind: "null")) }
        tally.add(finding(.contractType, session: 7, kind: "string"))
        #expect(tally.rows.map(\.count) == [5, 1])
        #expect(tally.rows[0].finding.pointer.description == "/sessions/0/id")
        #expect(tally.totals == [.error: 6])
    }

    @Test
    func `keeps counting past the limit of its rows`() {
        var tally = FindingTally(rowLimit: 2)
        for kind in ["a", "b", "c", "d", "a"] {
            tally.add(finding(.contractType, session: 0, kind: kind))
        }
        #expect(tally.rows.count == 2)
        #expect(tally.unlistedCount == 2)
        #expect(tally.totals == [.error: 5])
    }

    @Test
    func `gives each rule the severity that was asked for`() {
        var tally = FindingTally(severities: [.contractAbsent: .error, .contractUndeclared: nil])
        tally.add(finding(.contractAbsent, session: 0, kind: "absent"))
        #expect(tally.add(finding(.contractUndeclared, session: 0, kind: "string")) == nil)
        #expect(tally.totals == [.error: 1])
    }

    @Test
    func `keeps what is suppressed apart from what counts`() {
        let staging = Suppression("staging", explanation: "")
        var tally = FindingTally(severities: [.linkForm: nil], rowLimit: 2)
        tally.add(finding(.contractNull, session: 0, kind: "null"), suppressedBy: staging)
        for session in 0..<2 {
            let finding = finding(.contractNull, session: session, kind: "null")
            tally.add(finding, count: 3, suppressedBy: staging)
            tally.add(finding, suppressedBy: Suppression("known", explanation: ""))
            tally.add(finding)
        }
        tally.add(finding(.linkForm, session: 0, kind: "off"), suppressedBy: staging)
        tally.add(finding(.contractType, session: 0, kind: "a"), suppressedBy: staging)
        #expect(tally.rows.map(\.count) == [2])
        #expect(tally.rows[0].suppression == nil)
        #expect(tally.totals == [.error: 2])
        #expect(tally.unlistedCount == 0)
        #expect(tally.suppressedRows.map(\.count) == [7, 2])
        #expect(tally.suppressedRows.map(\.suppression?.reason) == ["staging", "known"])
        #expect(tally.suppressedCount == 10)
    }

    @Test
    func `adds what parts have suppressed`() {
        let staging = Suppression("staging", explanation: "")
        var whole = FindingTally()
        whole.add(finding(.contractNull, session: 0, kind: "null"), suppressedBy: staging)
        var part = whole.withoutCounts
        part.add(finding(.contractNull, session: 1, kind: "null"), suppressedBy: staging)
        part.add(finding(.contractType, session: 1, kind: "a"), suppressedBy: staging)
        #expect(whole.add(part).isEmpty)
        #expect(whole.suppressedRows.map(\.count) == [2, 1])
        #expect(whole.suppressedCount == 3)
        #expect(whole.totals == [:])
    }
}
