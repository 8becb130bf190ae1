/// Arithmetic of the proleptic Gregorian calendar, which extends to all years.
///
/// Days are counted from 1970-01-01, which is day 0. The year before 0001 is 0000.
@usableFromInline
package enum GregorianCalendar {
    /// The number of days in 400 years, after which the calendar repeats itself.
    static let daysInCycle = 146_097

    /// Whether `year` has a 29 February.
    static func isLeapYear(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The number of days in `month`, which must be 1 to 12.
    @inlinable @inline(__always)
    static func daysInMonth(_ month: UInt64, inLeapYear isLeap: Bool) -> UInt64 {
        // Two bits per month hold its days beyond 28. A table in a number needs no branch, which a
        // processor could not predict: the months in a file come in no regular order.
        let beyond = 0x3BB_EECC &>> (month &* 2) & 3
        return 28 &+ beyond &+ (month == 2 && isLeap ? 1 : 0)
    }

    /// The number of an existing day, for years from 0 on.
    @inlinable @inline(__always)
    static func dayNumber(
        year: UInt64,
        month: UInt64,
        day: UInt64,
        inLeapYear isLeap: Bool
    ) -> Int64 {
        // The leap years from 0000 to before this year: the multiples of 4, minus those of 100,
        // plus those of 400. All three counts round up, because the year 0000 is included.
        let centuries = (year &+ 99) / 100
        let leapDays = (year &+ 3) / 4 &- centuries &+ (centuries &+ 3) / 4
        // The days before this month if February had 30: then the months fit one linear formula.
        let months = (367 &* month &- 362) / 12
        let missing: UInt64 = month > 2 ? (isLeap ? 1 : 2) : 0
        let days = 365 &* year &+ leapDays &+ months &- missing &+ day
        // The number of days from the day before 0000-01-01 to 1970-01-01.
        return Int64(truncatingIfNeeded: days) &- 719_529
    }

    /// The number of the day with this date, or `nil` if there is no such day.
    package static func dayNumber(year: Int, month: Int, day: Int) -> Int? {
        let isLeap = isLeapYear(year)
        guard (1...12).contains(month), day >= 1,
            UInt64(day) <= daysInMonth(UInt64(month), inLeapYear: isLeap)
        else { return nil }
        let (cycle, yearOfCycle) = Int64(year).quotientAndModulus(dividingBy: 400)
        let dayOfCycle = dayNumber(
            year: UInt64(yearOfCycle),
            month: UInt64(month),
            day: UInt64(day),
            inLeapYear: isLeap
        )
        return Int(cycle) * daysInCycle + Int(dayOfCycle)
    }

    /// The number of a day given by its position in the year, or `nil` if the year is shorter.
    static func dayNumber(year: Int, ordinal: Int) -> Int? {
        guard ordinal >= 1, ordinal <= (isLeapYear(year) ? 366 : 365) else { return nil }
        return dayNumber(year: year, month: 1, day: 1).map { $0 + ordinal - 1 }
    }

    /// The number of a day given by its ISO 8601 week, or `nil` if the year has no such week.
    ///
    /// The first week of a year is the one with 4 January. Weekday 1 is Monday.
    static func dayNumber(weekYear year: Int, week: Int, weekday: Int) -> Int? {
        guard (1...53).contains(week), (1...7).contains(weekday),
            let start = firstMonday(ofWeekYear: year),
            let end = firstMonday(ofWeekYear: year + 1),
            start + (week - 1) * 7 < end
        else { return nil }
        return start + (week - 1) * 7 + weekday - 1
    }

    /// The weekday of a day, from 1 for Monday to 7 for Sunday.
    package static func weekday(ofDay number: Int) -> Int {
        // Day 0 was a Thursday.
        Int(Int64(number).quotientAndModulus(dividingBy: 7).modulus + 3) % 7 + 1
    }

    /// The date of the day with this number.
    package static func date(ofDay number: Int) -> (year: Int, month: Int, day: Int) {
        // Counted from 1 March of year 0 of a cycle, a leap day is the last day of its year.
        let shifted = Int64(number) + 719_468
        let (cycle, dayOfCycle) = shifted.quotientAndModulus(dividingBy: Int64(daysInCycle))
        // Takes out the leap days before this day, so that dividing by 365 gives its year.
        let yearOfCycle =
            (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        // Five months from March have 153 days, and so have the next five.
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0)
        return (Int(year), Int(month), Int(day))
    }

    private static func firstMonday(ofWeekYear year: Int) -> Int? {
        dayNumber(year: year, month: 1, day: 4).map { $0 - weekday(ofDay: $0) + 1 }
    }
}
