// MARK: - Dates and moments

extension Generator {
    /// Returns a generator of dates in a range of years, by default 1970 to 2099.
    ///
    /// Years are limited to -1,000,000 through 1,000,000. Landmarks are leap days, the ends of
    /// years and centuries, and the last days of February. A failing date shrinks towards 1 January
    /// 2000.
    public static func calendarDate(
        years: ClosedRange<Int> = 1970...2099
    ) -> Generator<CalendarDate> {
        let domain = Domain(daysOf: years)
        return Generator<CalendarDate> { source throws(Rejection) in
            CalendarDate(day: Domain.day(at: try source.draw(domain)))
        }
    }

    /// Returns a generator of moments in a range of years, by default 1970 to 2099.
    ///
    /// The day and the second of the day are two choices, so the last second of a day is as easy to
    /// find as a leap day. A failing moment shrinks towards the beginning of 2000. Years are
    /// limited to -1,000,000 through 1,000,000.
    public static func moment(
        years: ClosedRange<Int> = 1970...2099
    ) -> Generator<Moment> {
        let days = Domain(daysOf: years)
        let seconds = Domain(
            low: 0,
            high: 86_399,
            target: 0,
            kind: .unsigned,
            landmarks: [0, 86_399, 1, 43_200, 3599, 3600, 59]
        )
        return Generator<Moment> { source throws(Rejection) in
            let day = Domain.day(at: try source.draw(days))
            return Moment(day: day, second: Int(try source.draw(seconds)))
        }
    }
}

extension Domain {
    /// Creates a domain of the days in a range of years, limited to -1,000,000 through 1,000,000.
    init(daysOf years: ClosedRange<Int>) {
        let years = years.clamped(to: -1_000_000...1_000_000)
        func ordinal(_ year: Int, _ month: Int, _ day: Int) -> UInt64 {
            let number = CalendarDate.number(year: year, month: month, day: day)
            return UInt64(bitPattern: Int64(number)) ^ (1 << 63)
        }
        let low = ordinal(years.lowerBound, 1, 1)
        let high = ordinal(years.upperBound, 12, 31)
        let special = [
            ordinal(2000, 2, 29), ordinal(1999, 12, 31), ordinal(2000, 1, 1), ordinal(2024, 2, 29),
            ordinal(2024, 12, 31), ordinal(2023, 2, 28), ordinal(2023, 12, 31), ordinal(1970, 1, 1),
            ordinal(1969, 12, 31), ordinal(2038, 1, 19), ordinal(2100, 2, 28), ordinal(2100, 3, 1),
            ordinal(1900, 2, 28), ordinal(2004, 2, 29),
        ]
        var landmarks: ContiguousArray<UInt64> = [low, high]
        for day in special where low <= day && day <= high && !landmarks.contains(day) {
            landmarks.append(day)
        }
        self.init(
            low: low,
            high: high,
            target: min(max(ordinal(2000, 1, 1), low), high),
            kind: .signed,
            landmarks: landmarks
        )
    }

    /// Returns the number of days since 1 January 1970 for an ordinal.
    static func day(at ordinal: UInt64) -> Int {
        Int(Int64(bitPattern: ordinal ^ (1 << 63)))
    }
}
