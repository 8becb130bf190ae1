/// The order of days by simplicity: by year from that of the target, then by month, then by day.
///
/// Each day has two numbers. Its *ordinal* sorts as the days do. Its *complexity* ranks it by
/// simplicity, so that 14 July of one year is simpler than 31 December of the year before.
enum DayOrder {
    /// Returns the number of days since 1 January 1970 of an ordinal.
    static func day(at ordinal: UInt64) -> Int {
        Int(Int64(bitPattern: ordinal ^ (1 << 63)))
    }

    /// Returns the ordinal of a date.
    static func ordinal(year: Int, month: Int, day: Int) -> UInt64 {
        let number = CalendarDate.number(year: year, month: month, day: day)
        return UInt64(bitPattern: Int64(number)) ^ (1 << 63)
    }

    /// Returns the ordinal of a date, with the last day of the month instead of a later one.
    ///
    /// - Parameters:
    ///   - year: The year, from -1,000,000 to 1,000,000.
    ///   - month: The month, from 1 to 12.
    ///   - day: The day, from 1.
    /// - Returns: The ordinal.
    static func limitedOrdinal(year: Int, month: Int, day: Int) -> UInt64 {
        let next = month == 12 ? (year + 1, 1) : (year, month + 1)
        let last = ordinal(year: next.0, month: next.1, day: 1) - 1
        return min(ordinal(year: year, month: month, day: day), last)
    }

    /// Returns the rank of a day, where the target is the first day of its year in the domain.
    static func complexity(of ordinal: UInt64, target: UInt64) -> UInt64 {
        let date = CalendarDate(day: day(at: ordinal))
        let simplest = CalendarDate(day: day(at: target))
        let years = date.year - simplest.year
        // Years are at most a million from year 0, so this does not overflow.
        let rank = years > 0 ? 2 * years - 1 : -2 * years
        let complexity = UInt64((rank * 12 + date.month - 1) * 31 + date.day - 1)
        let before = dayOfYear(simplest)
        return complexity - min(complexity, before)
    }

    /// Returns the number of days before a date in its year, where each month has 31.
    private static func dayOfYear(_ date: CalendarDate) -> UInt64 {
        UInt64((date.month - 1) * 31 + date.day - 1)
    }

    /// Returns the ordinal of the day with a rank, or of the last day of its month.
    static func ordinal(ofComplexity rank: UInt64, target: UInt64) -> UInt64 {
        let simplest = CalendarDate(day: day(at: target))
        // The limit is beyond all years, and keeps the sum from overflowing.
        let rank = min(rank, 1 << 40) + dayOfYear(simplest)
        let year = Int(clamping: min(rank / (12 * 31), 1 << 22))
        let years = year % 2 == 1 ? year / 2 + 1 : -(year / 2)
        return limitedOrdinal(
            year: simplest.year + years,
            month: Int(rank / 31 % 12) + 1,
            day: Int(rank % 31) + 1
        )
    }
}
