import SessionContract
import SessionModel
import StrictJSON
import Testing

@Suite
struct `The counts of a ledger by rule` {
    private let wording = Wording(message: "", kind: "", observed: "", expected: "", fix: "")

    private let sighting = Sighting(
        unit: 0,
        position: TextPosition(offset: 0, line: 1, column: 1),
        source: "a",
        pointer: JSONPointer()
    )

    private func ledger(isGrouping: Bool = true, off: Rule? = nil) -> Ledger {
        let severities: [Rule: Severity?] = off.map { [$0: nil] } ?? [:]
        var ledger = Ledger(
            Ledger.Options(severities: severities, rowLimit: 1, isGrouping: isGrouping)
        )
        for _ in 0..<3 where ledger.count(.byteOrderMark, in: .root) {
            ledger.note(.byteOrderMark, in: .root, sighting)
        }
        let present: FieldSet = [FieldSet(.id), FieldSet(.userID)]
        for _ in 0..<2 where ledger.count(present, in: .root) {
            ledger.note(present, in: .root, sighting)
        }
        for index in 0..<4 {
            let kind = Wording(
                message: "",
                kind: "\(index)",
                observed: "",
                expected: "",
                fix: ""
            )
            ledger.add(Finding(.liveAuth, kind))
        }
        let staging = Suppression("staging", explanation: "")
        ledger.add(Finding(.liveAuth, wording), count: 9, suppressedBy: staging)
        return ledger
    }

    @Test(arguments: [true, false])
    func `include absent members and unlisted findings, but not suppressed ones`(
        isGrouping: Bool
    ) {
        let counts = ledger(isGrouping: isGrouping).ruleCounts
        #expect(counts.rules == [.jsonByteOrderMark, .contractAbsent, .liveAuth])
        #expect(counts[.jsonByteOrderMark] == 3)
        #expect(counts[.contractAbsent] == 6)
        #expect(counts[.liveAuth] == 4)
        #expect(counts[.contractNull] == 0)
    }

    @Test
    func `leave out rules that are off`() {
        let counts = ledger(off: .contractAbsent).ruleCounts
        #expect(counts.rules == [.jsonByteOrderMark, .liveAuth])
    }

    @Test(arguments: [true, false])
    func `add up to the totals of the summary`(isGrouping: Bool) {
        let ledger = ledger(isGrouping: isGrouping)
        let sum = ledger.ruleCounts.rules.reduce(0) { $0 + ledger.ruleCounts[$1] }
        #expect(sum == ledger.summary.totals.values.reduce(0, +))
    }

    @Test
    func `can be subtracted to show what was added`() {
        var ledger = ledger()
        let before = ledger.ruleCounts
        #expect((ledger.ruleCounts - before).rules == [])
        ledger.add(Finding(.liveAuth, wording), count: 2)
        ledger.add(Finding(.contractNull, wording))
        let more = ledger.ruleCounts - before
        #expect(more.rules == [.contractNull, .liveAuth])
        #expect(more[.liveAuth] == 2)
    }

    @Test
    func `are the sum of what a tracker reports, even if rows are joined`() {
        var ledger = Ledger()
        var tracker = RuleCountTracker()
        var sum = RuleCounts()
        #expect(tracker.newFindings(in: ledger).rules == [])
        for index in 0..<Ledger.openRowLimit + 50 {
            if ledger.count(.duplicateKey, in: .root, identity: UInt64(index + 1)) {
                ledger.note(.duplicateKey, in: .root, identity: UInt64(index + 1), sighting)
            }
            if index.isMultiple(of: 7), ledger.count(.byteOrderMark, in: .root) {
                ledger.note(.byteOrderMark, in: .root, sighting)
            }
            if index.isMultiple(of: 11), ledger.count([FieldSet(.id)], in: .root) {
                ledger.note([FieldSet(.id)], in: .root, sighting)
            }
            if index.isMultiple(of: 13) { ledger.add(Finding(.liveAuth, wording)) }
            guard index.isMultiple(of: 100) || index >= Ledger.openRowLimit - 3 else { continue }
            sum += tracker.newFindings(in: ledger)
            #expect(sum == ledger.ruleCounts)
        }
        #expect(ledger.summary.rowCount < 10, "the rows of one rule must have been joined")
        #expect(tracker.newFindings(in: ledger).rules == [])
    }
}
