/// A day of the proleptic Gregorian calendar.
///
/// `SessionModel` has its own calendar for timestamps. `Gen` does not use it, so that it can be
/// adopted without the modules for sessions.
public struct CalendarDate: Hashable, Sendable, Comparable {
    /// The year, where the year before 1 is 0.
    public let year: Int
    /// The month, from 1 to 12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// Creates the date of a number of days since 1 January 1970.
    ///
    /// The calculation begins its years in March, so that the leap day is the last day of a year.
    public init(day number: Int) {
        // Removing whole eras of 400 years first prevents overflow for every number of days.
        let (eras, days) = number.quotientAndRemainder(dividingBy: 146_097)
        // 719,468 days are between 1 March of the year 0, which begins an era, and 1 January 1970.
        let shifted = days + 719_468
        let era = eras + shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * month + 2) / 5 + 1
        self.month = month < 10 ? month + 3 : month - 9
        year = yearOfEra + era * 400 + (month < 10 ? 0 : 1)
    }

    /// Returns the number of days from 1 January 1970 to a date.
    static func number(year: Int, month: Int, day: Int) -> Int {
        let year = month > 2 ? year : year - 1
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// Returns whether a date is before another.
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CalendarDate: CustomStringConvertible {
    /// The date in ISO 8601 format, such as `2000-02-29`.
    public var description: String {
        func padded(_ number: Int, _ digits: Int) -> String {
            let text = String(number.magnitude)
            return (number < 0 ? "-" : "")
                + String(repeating: "0", count: max(0, digits - text.count)) + text
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}
