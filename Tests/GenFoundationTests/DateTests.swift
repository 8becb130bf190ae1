import Foundation
import Gen
import GenFoundation
import Testing

@Suite
struct `Generators of dates of Foundation` {
    private func date(_ text: String) throws -> Date {
        try Date(text, strategy: .iso8601)
    }

    @Test
    func `reach leap days, ends of days, milliseconds and distant dates`() throws {
        let dates = samples(.date(), 5000)
        #expect(dates.contains(.distantPast) && dates.contains(.distantFuture))
        #expect(dates.contains { $0.timeIntervalSince1970.truncatingRemainder(dividingBy: 1) != 0 })
        let calendar = Calendar(identifier: .gregorian)
        let parts = dates.map { calendar.dateComponents(in: .gmt, from: $0) }
        #expect(parts.contains { $0.month == 2 && $0.day == 29 })
        #expect(parts.contains { $0.hour == 23 && $0.minute == 59 && $0.second == 59 })
    }

    @Test
    func `keep to their range and reach its ends`() throws {
        let start = try date("2024-02-28T23:00:00Z")
        let ranges = [
            start...start + 7200, start + 0.25...start + 0.5, start...start,
            start...start + 86_400 * 400, .distantPast...(.distantFuture),
            Date(timeIntervalSince1970: -1e18)...Date(timeIntervalSince1970: 1e18),
            start - 0.5...start + 0.5,
        ]
        for range in ranges {
            let dates = samples(.date(in: range), 1000)
            #expect(dates.allSatisfy(range.contains), "\(range)")
            if range.upperBound < start + 86_400 * 500, range.lowerBound >= start {
                #expect(dates.contains(range.lowerBound) && dates.contains(range.upperBound))
            }
        }
    }

    @Test
    func `shrink to whole seconds, and to the beginning of a year near 2000`() throws {
        func form(_ range: ClosedRange<Date>? = nil, _ fails: @escaping (Date) -> Bool) -> Set<
            String
        > {
            forms(.date(in: range), text: { "\($0.timeIntervalSince1970)" }, holds: { !fails($0) })
        }
        let year2000 = 946_684_800.0
        #expect(form { _ in true } == ["\(year2000)"])
        #expect(form { $0.timeIntervalSince1970 > year2000 + 1.5 } == ["\(year2000 + 2)"])
        let start = try date("2024-02-28T23:00:00Z")
        #expect(form(start...start + 7200) { _ in true } == ["\(start.timeIntervalSince1970)"])
        let fraction = form {
            $0.timeIntervalSince1970 != $0.timeIntervalSince1970.rounded()
        }
        #expect(fraction == ["\(year2000 + 0.001)"])
    }

    @Test
    func `make components that are dates`() throws {
        let dates = samples(.dateComponents(), 2000).map(\.date)
        #expect(dates.allSatisfy { $0 != nil })
        #expect(Set(dates).count > 500)
    }

    @Test
    func `make time zones and locales`() {
        let zones = samples(.timeZone(), 500)
        #expect(zones.contains(.gmt))
        #expect(zones.contains { $0.secondsFromGMT() % 3600 != 0 })
        #expect(forms(.timeZone()) { _ in false } == forms(.just(TimeZone.gmt)) { _ in false })
        let locales = Set(samples(.locale(), 500).map(\.identifier))
        #expect(locales.contains("tr_TR") && locales.contains("en_US_POSIX"))
    }
}
