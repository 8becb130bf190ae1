import Reports
import SessionContract
import StrictJSON
import Testing

@Suite
struct `A report as a badge` {
    private func badge(_ change: (inout RunRecord) -> Void = { _ in }) throws -> JSONValue {
        try JSONDocument(parsing: report(of: Ledger(), change).text(.badge)).root
    }

    @Test
    func `has a message and a color for each verdict`() throws {
        let clean = try badge()
        #expect(clean["schemaVersion"]?.number?.text == "1")
        #expect(clean["label"]?.string == "session contract")
        #expect(clean["message"]?.string == "conforms")
        #expect(clean["color"]?.string == "brightgreen")
        let broken = try badge { run in
            run.ledger.add(Finding(.linkForm, at: Finding.Place()))
            let wording = Wording(message: "m", kind: "", observed: "", expected: "", fix: "")
            run.ledger.add(Finding(.contractNull, wording), count: 12_345)
        }
        #expect(broken["message"]?.string == "12,345 errors")
        #expect(broken["color"]?.string == "red")
        let failed = try badge { $0.failures = ["a"] }
        #expect(failed["message"]?.string == "failed")
        #expect(failed["isError"] != nil)
        #expect(try badge { $0.isShort = true }["message"]?.string == "inconclusive (incomplete)")
    }

    @Test
    func `has no text from outside`() throws {
        let badges = Set(HostileReport.all.map { $0.text(.badge, HostileReport.style) })
        // With counted findings, and with suppressed ones only.
        #expect(badges.count == 2)
    }
}
