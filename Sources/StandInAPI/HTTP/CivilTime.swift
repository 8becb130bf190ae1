#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A moment in UTC as people write it.
struct CivilTime {
    let year: Int
    /// From 1.
    let month: Int
    /// From 1.
    let day: Int
    let hour: Int
    let minute: Int
    let second: Int
    /// From 0 for Sunday.
    let weekday: Int

    /// The date and time of day of a moment not before 1970.
    init(secondsSince1970 seconds: Int) {
        let days = seconds / 86_400
        let rest = seconds % 86_400
        hour = rest / 3_600
        minute = rest / 60 % 60
        second = rest % 60
        // 1 January 1970 was a Thursday.
        weekday = (days + 4) % 7

        // Years that start in March put the leap day last: 400 of them have 146,097 days.
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    }

    /// The date: `2014-11-18`.
    var date: String { "\(padded(year, 4))-\(padded(month))-\(padded(day))" }

    /// The time of day: `17:24:29`.
    var time: String { "\(padded(hour)):\(padded(minute)):\(padded(second))" }

    /// The form the vendor documents: `2014-11-18T17:24:29Z`.
    var documentedForm: String { "\(date)T\(time)Z" }

    /// The form of HTTP header fields: `Tue, 18 Nov 2014 17:24:29 GMT`.
    var imfFixdate: String {
        let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        return "\(weekdays[weekday]), \(padded(day)) \(months[month - 1]) \(padded(year, 4)) "
            + "\(time) GMT"
    }

    private func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// The time of the system's clock.
func secondsSince1970() -> Int {
    Int(time(nil))
}
