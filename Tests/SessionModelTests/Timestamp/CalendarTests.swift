import Foundation
import TestEffort
import Testing

@testable import SessionModel

/// The oracles are `timegm` and Foundation's calendar, two independent implementations.
@Suite
struct `The calendar` {
    static let firstDay = GregorianCalendar.dayNumber(year: 1600, month: 1, day: 1) ?? 0
    static let lastDay = GregorianCalendar.dayNumber(year: 2400, month: 12, day: 31) ?? 0

    @Test
    func `agrees with timegm on each day of the years 1600 to 2400`() {
        // In a plain run, a cycle of leap years and the end of one.
        let lastYear = TestEffort.isFull ? 2400 : 1801
        var number = Self.firstDay
        for year in 1600...lastYear {
            for month in 1...12 {
                for day in 1...31 {
                    let oracle = SystemDay(year: year, month: month, day: day)
                    let ours = GregorianCalendar.dayNumber(year: year, month: month, day: day)
                    guard ours == oracle?.number, ours == nil || ours == number else {
                        Issue.record("\(year)-\(month)-\(day) is day \(String(describing: ours))")
                        return
                    }
                    guard let oracle else { continue }
                    guard GregorianCalendar.date(ofDay: number) == (year, month, day),
                        GregorianCalendar.weekday(ofDay: number) == oracle.weekday,
                        GregorianCalendar.dayNumber(year: year, ordinal: oracle.ordinal) == number
                    else {
                        Issue.record("day \(number), \(year)-\(month)-\(day)")
                        return
                    }
                    number += 1
                }
            }
        }
        #expect(number - 1 == GregorianCalendar.dayNumber(year: lastYear, month: 12, day: 31))
    }

    @Test
    func `agrees with Foundation on the weeks of ISO 8601`() throws {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for number in stride(
            from: Self.firstDay,
            through: Self.lastDay,
            by: TestEffort.isFull ? 3 : 11
        ) {
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = calendar.dateComponents([.yearForWeekOfYear, .weekOfYear], from: date)
            let ours = GregorianCalendar.dayNumber(
                weekYear: try #require(parts.yearForWeekOfYear),
                week: try #require(parts.weekOfYear),
                weekday: GregorianCalendar.weekday(ofDay: number)
            )
            guard ours == number else {
                Issue.record("day \(number) is \(parts)")
                return
            }
        }
    }

    @Test(arguments: [
        (1600, true), (1700, false), (1800, false), (1900, false), (2000, true), (2100, false),
        (2400, true), (2012, true), (2014, false), (0, true), (-4, true), (-100, false),
        (-400, true), (-1, false),
    ])
    func `knows the leap years at the ends of centuries`(year: Int, isLeap: Bool) {
        #expect(GregorianCalendar.isLeapYear(year) == isLeap)
        #expect((GregorianCalendar.dayNumber(year: year, month: 2, day: 29) != nil) == isLeap)
        #expect((GregorianCalendar.dayNumber(year: year, ordinal: 366) != nil) == isLeap)
    }

    @Test
    func `repeats every 400 years, also before the year 0`() {
        for year in stride(from: -2_000_000, through: 2_000_000, by: 99_991) {
            for (month, day) in [(1, 1), (2, 28), (3, 1), (12, 31)] {
                let number = GregorianCalendar.dayNumber(year: year, month: month, day: day)
                let next = GregorianCalendar.dayNumber(year: year + 400, month: month, day: day)
                #expect(next == number.map { $0 + 146_097 })
                #expect(
                    number.map { GregorianCalendar.date(ofDay: $0) == (year, month, day) } == true
                )
            }
        }
    }
}

/// A day as the C library computes it.
private struct SystemDay {
    let number: Int
    let weekday: Int
    let ordinal: Int

    init?(year: Int, month: Int, day: Int) {
        var parts = unsafe tm()
        unsafe parts.tm_year = Int32(year - 1_900)
        unsafe parts.tm_mon = Int32(month - 1)
        unsafe parts.tm_mday = Int32(day)
        number = unsafe timegm(&parts) / 86_400
        // timegm normalizes 30 February to a day in March.
        guard unsafe parts.tm_mday == Int32(day) else { return nil }
        weekday = unsafe parts.tm_wday == 0 ? 7 : Int(parts.tm_wday)
        ordinal = unsafe Int(parts.tm_yday) + 1
    }
}
