import JSONFiles
import Testing

@testable import SessionCorpus

@Suite
struct `The day of a source` {
    private func messages(_ day: String, now: Int64) -> [String] {
        let snapshot = SmallCorpus.replacing("2026-11-23", by: day, in: "types/cases.json")
        let findings = CorpusLint.findings(
            in: snapshot,
            checkingCoverage: false,
            latestDay: .latest(at: now)
        )
        return findings.filter { $0.message.contains(day) }.map(\.message)
    }

    /// The last second of 2026-12-31 in UTC.
    private let endOfYear: Int64 = 1_798_761_599

    @Test
    func `may be that of the author, whose clock may be ahead by a day`() {
        #expect(messages("2026-12-31", now: endOfYear) == [])
        #expect(messages("2027-01-01", now: endOfYear) == [])
        #expect(messages("2027-01-02", now: endOfYear) == ["'2027-01-02' is in the future"])
        #expect(messages("2027-01-02", now: endOfYear + 1) == [])
    }

    @Test
    func `is not long before the corpus`() {
        #expect(messages("2000-01-01", now: endOfYear) == [])
        #expect(
            messages("1999-12-31", now: endOfYear) == ["'1999-12-31' is long before the first case"]
        )
    }
}
