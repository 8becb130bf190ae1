public import Foundation
public import Gen

// MARK: - Dates

extension Generator {
    /// Returns a generator of dates in a range, by default from 1970 to 2099.
    ///
    /// Most dates are whole seconds, and some have milliseconds. Leap days, the ends of years and
    /// days, and the ends of the range are more frequent. A failing date shrinks to a whole second,
    /// to a year near 2000, and to the beginning of the year, always in UTC.
    ///
    /// - Parameter range: The dates to choose from. Those more than a million years away are left
    ///   out.
    /// - Returns: A generator of dates.
    public static func date(in range: ClosedRange<Date>? = nil) -> Generator<Date> {
        guard let range else {
            return dates(moments: .moment(), from: .distantPast, to: .distantFuture)
        }
        let limit = 86_400.0 * 365 * 1_000_000
        func seconds(_ date: Date) -> Double {
            min(max(date.timeIntervalSince1970, -limit), limit)
        }
        let first = seconds(range.lowerBound).rounded(.up)
        let last = seconds(range.upperBound).rounded(.down)
        guard first <= last else {
            // There is no whole second in the range.
            return Generator<Double>.double(
                in: seconds(range.lowerBound)...seconds(range.upperBound)
            ).map { Date(timeIntervalSince1970: $0) }
        }
        let moments = Generator<Moment>.moment(
            in: Moment(day: 0, second: Int(first))...Moment(day: 0, second: Int(last))
        )
        return dates(
            moments: moments,
            from: Date(timeIntervalSince1970: seconds(range.lowerBound)),
            to: Date(timeIntervalSince1970: seconds(range.upperBound))
        )
    }

    /// Returns a generator of moments, some of which are moved by milliseconds or to an end.
    private static func dates(
        moments: Generator<Moment>,
        from first: Date,
        to last: Date
    ) -> Generator<Date> {
        let whole = moments.map { Date(timeIntervalSince1970: Double($0.secondsSince1970)) }
        let precise = Generator<(Date, Int)>.zip(whole, .int(in: 1...999)).map { date, fraction in
            min(date + Double(fraction) / 1000, last)
        }
        // As many choices as a date has, or else the ends would be simpler.
        let none = Generator<Int>.int(in: 0...0)
        let ends = Generator<(Date, Int, Int)>.zip(.element(of: [first, last]), none, none)
            .map { end, _, _ in end }
        return .frequency((12, whole), (4, precise), (1, ends))
    }

    /// Returns a generator of dates and times of day as components of the Gregorian calendar in
    /// UTC, from 1970 to 2099.
    ///
    /// All components exist, so the calendar has a date for them. They shrink like ``date(in:)``.
    public static func dateComponents() -> Generator<DateComponents> {
        Generator<Moment>.moment().map { moment in
            DateComponents(
                calendar: Calendar(identifier: .gregorian),
                timeZone: .gmt,
                year: moment.date.year,
                month: moment.date.month,
                day: moment.date.day,
                hour: moment.time.hour,
                minute: moment.time.minute,
                second: moment.time.second
            )
        }
    }

    /// Returns a generator of time zones that often break programs.
    ///
    /// They have offsets of half and of quarter hours, more than twelve hours, daylight saving time
    /// on either hemisphere or of half an hour, and days that are left out. A failing time zone
    /// shrinks to GMT.
    public static func timeZone() -> Generator<TimeZone> {
        let names = [
            "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu",
            "America/St_Johns", "Australia/Lord_Howe", "America/Sao_Paulo", "Pacific/Apia",
            "Pacific/Kiritimati", "Pacific/Chatham", "Africa/Casablanca", "Antarctica/Troll",
        ]
        // Systems without a database of time zones know only offsets.
        let offsets = [3600, -3600, 19_800, -12 * 3600, 14 * 3600]
        return .element(
            of: [.gmt] + names.compactMap { TimeZone(identifier: $0) }
                + offsets.compactMap { TimeZone(secondsFromGMT: $0) }
        )
    }

    /// Returns a generator of locales that often break programs.
    ///
    /// They have other digits, separators, directions of writing, first days of the week, and other
    /// rules for case. A failing locale shrinks to `en_US_POSIX`.
    public static func locale() -> Generator<Locale> {
        .element(
            of: [
                "en_US_POSIX", "en_US", "en_GB", "de_DE", "de_CH", "fr_FR", "tr_TR", "ar_EG",
                "fa_IR", "hi_IN", "ja_JP", "th_TH", "he_IL", "lt_LT", "zh_Hant_TW",
            ].map { Locale(identifier: $0) }
        )
    }
}
