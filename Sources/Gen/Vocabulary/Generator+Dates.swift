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
        let seconds = Domain(secondsFrom: 0, to: 86_399)
        return Generator<Moment> { source throws(Rejection) in
            let day = DayOrder.day(at: try source.draw(days))
            return Moment(day: day, second: Int(try source.draw(seconds)))
        }
    }

    /// Returns a generator of moments in a range.
    ///
    /// They shrink like those of ``moment(years:)``, as far as the range allows.
    public static func moment(in range: ClosedRange<Moment>) -> Generator<Moment> {
        let (first, last) = (range.lowerBound, range.upperBound)
        let days = Domain(daysOf: first.date.year...last.date.year, from: first.day, to: last.day)
        let seconds = Domain(secondsFrom: 0, to: 86_399)
        let atFirst = Domain(
            secondsFrom: first.second,
            to: first.day == last.day ? last.second : 86_399
        )
        let atLast = Domain(secondsFrom: 0, to: last.second)
        return Generator<Moment> { source throws(Rejection) in
            let day = DayOrder.day(at: try source.draw(days))
            let second =
                if day <= first.day {
                    try source.draw(atFirst)
                } else if day >= last.day {
                    try source.draw(atLast)
                } else {
                    try source.draw(seconds)
                }
            return Moment(day: day, second: Int(second))
        }
    }
}

extension Domain {
    /// Creates a domain of the days in a range of years, limited to -1,000,000 through 1,000,000.
    ///
    /// - Parameters:
    ///   - years: The years.
    ///   - first: The first day, as the days since 1970, or `nil` for that of the years.
    ///   - last: The last day.
    init(daysOf years: ClosedRange<Int>, from first: Int? = nil, to last: Int? = nil) {
        let years = years.clamped(to: -1_000_000...1_000_000)
        func ordinal(_ year: Int, _ month: Int, _ day: Int) -> UInt64 {
            DayOrder.ordinal(year: year, month: month, day: day)
        }
        let ends = [ordinal(years.lowerBound, 1, 1), ordinal(years.upperBound, 12, 31)]
        func limited(_ day: Int) -> UInt64 {
            min(max(UInt64(bitPattern: Int64(day)) ^ (1 << 63), ends[0]), ends[1])
        }
        let low = first.map(limited) ?? ends[0]
        let high = last.map(limited) ?? ends[1]
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
            target: min(
                max(ordinal(min(max(2000, years.lowerBound), years.upperBound), 1, 1), low),
                high
            ),
            kind: .day,
            landmarks: landmarks
        )
    }

    /// Creates a domain of seconds of a day.
    init(secondsFrom first: Int, to last: Int) {
        let (low, high) = (UInt64(first), UInt64(last))
        let special: ContiguousArray<UInt64> = [0, 86_399, 1, 43_200, 3599, 3600, 59]
        var landmarks = special.filter { low <= $0 && $0 <= high }
        for end in [low, high] where !landmarks.contains(end) { landmarks.append(end) }
        self.init(
            low: low,
            high: high,
            target: low,
            kind: .time,
            landmarks: ContiguousArray(landmarks)
        )
    }
}
