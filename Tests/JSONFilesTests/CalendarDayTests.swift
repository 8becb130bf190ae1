import JSONFiles
import Testing

@Suite
struct `A calendar day` {
    /// The last second of 2026-12-31 in UTC.
    private let endOfYear: Int64 = 1_798_761_599

    @Test(arguments: ["2026-02-29", "2026-2-1", "23.11.2026", "2026-11-23T00:00:00Z", ""])
    func `exists, and has one form`(text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test
    func `is that of a moment in UTC`() {
        #expect(CalendarDay(of: endOfYear).text == "2026-12-31")
        #expect(CalendarDay(of: endOfYear + 1).text == "2027-01-01")
        #expect(CalendarDay(of: endOfYear) < CalendarDay(of: endOfYear + 1))
    }
}
