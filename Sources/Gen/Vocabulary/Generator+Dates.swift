// MARK: - Dates and moments

extension Generator {
    /// Returns a generator of dates in a range of years, by default 1970 to 2099.
    ///
    /// Years are limited to -1,000,000 through 1,000,000. Landmarks are leap days, the ends of
    /// years and centuries, and the last days of February. A failing date shrinks to a year near
    /// 2000, then to a month early in the year, and then to a day early in the month.
    public static func calendarDate(
        years: ClosedRange<Int> = 1970...2099
    ) -> Generator<CalendarDate> {
        let domain = Domain(daysOf: years)
        return Generator<CalendarDate> { source throws(Rejection) in
            CalendarDate(day: DayOrder.day(at: try source.draw(domain)))
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
            kind: .time,
            landmarks: [0, 86_399, 1, 43_200, 3599, 3600, 59]
        )
        return Generator<Moment> { source throws(Rejection) in
            let day = DayOrder.day(at: try source.draw(days))
            return Moment(day: day, second: Int(try source.draw(seconds)))
        }
    }
}

extension Domain {
    /// Creates a domain of the days in a range of years, limited to -1,000,000 through 1,000,000.
    init(daysOf years: ClosedRange<Int>) {
        let years = years.clamped(to: -1_000_000...1_000_000)
        func ordinal(_ year: Int, _ month: Int, _ day: Int) -> UInt64 {
            DayOrder.ordinal(year: year, month: month, day: day)
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
            target: ordinal(min(max(2000, years.lowerBound), years.upperBound), 1, 1),
            kind: .day,
            landmarks: landmarks
        )
    }
}
