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
}
