/// A second in UTC, and the texts that APIs write for it.
///
/// Written without a system formatter, which would be too slow for millions of them.
struct Moment {
    /// The seconds since the start of 1970.
    let seconds: Int

    /// The documented form, such as `2014-11-18T17:24:29Z`.
    var text: String { basis + "Z" }

    /// The form without an offset, such as `2014-11-18T17:24:29`.
    var basis: String { date + "T" + time }

    /// The date, such as `2014-11-18`.
    var date: String {
        let (year, month, day) = civilDate
        return String(decoding: Self.digits(year, 4) + [0x2D], as: UTF8.self)
            + String(decoding: Self.digits(month, 2) + [0x2D] + Self.digits(day, 2), as: UTF8.self)
    }

    /// The time of day, such as `17:24:29`.
    var time: String {
        let rest = seconds % 86_400
        let parts = [rest / 3_600, rest / 60 % 60, rest % 60].map { Self.digits($0, 2) }
        return String(decoding: Array(parts.joined(separator: [0x3A])), as: UTF8.self)
    }

    /// Returns the same moment at another offset from UTC, such as `…T19:24:29+02:00`.
    func text(offsetInHours hours: Int) -> String {
        let local = Moment(seconds: seconds + hours * 3_600).basis
        return local + (hours < 0 ? "-" : "+")
            + String(decoding: Self.digits(abs(hours), 2), as: UTF8.self) + ":00"
    }

    /// Year, month and day, by Howard Hinnant's `civil_from_days`.
    private var civilDate: (year: Int, month: Int, day: Int) {
        let days = seconds / 86_400 + 719_468
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    private static func digits(_ number: Int, _ count: Int) -> [UInt8] {
        var digits = [UInt8](repeating: 0x30, count: count)
        var rest = number
        for place in stride(from: count - 1, through: 0, by: -1) {
            digits[place] += UInt8(rest % 10)
            rest /= 10
        }
        return digits
    }
}
