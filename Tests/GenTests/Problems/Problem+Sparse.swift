import Gen

extension Problem {
    static let sparse: [Problem] = [
        Problem("tens above a thousand", "1010", .int()) { !($0 > 1000 && $0 % 10 == 0) },
        Problem("remainder of seven", "3", .int(in: 0...1_000_000)) { $0 % 7 != 3 },
        Problem("leap year", "4", .int(in: 1...9999)) { !isLeap($0) },
        Problem("product of two", "(1, 5000)", .zip(.int(in: 0...10_000), .int(in: 0...10_000))) {
            $0 * $1 < 5000
        },
    ]

    static let dates: [Problem] = [
        Problem("day 13", "2000-01-13", .calendarDate()) { $0.day != 13 },
        Problem("from 14 July on", "2000-07-14", .calendarDate()) { date in
            (date.month, date.day) < (7, 14)
        },
    ]

    static let heldBackNumbers: [Problem] = [
        Problem("power of three above 400", "729", .int(in: 0...20_000)) { number in
            var rest = number
            while rest > 1, rest % 3 == 0 { rest /= 3 }
            return number <= 400 || rest != 1
        },
        Problem("digits with a sum of 20", "299", .int(in: 0...100_000)) { number in
            String(number).reduce(0) { $0 + ($1.wholeNumberValue ?? 0) } != 20
        },
        Problem("greatest common divisor of seven", "(7, 14)", naturals) { one, two in
            var (rest, divisor) = (one, two)
            while divisor > 0 { (rest, divisor) = (divisor, rest % divisor) }
            return one >= two || rest != 7
        },
        Problem("63 of 64 above 500", "511", .int()) { !($0 > 500 && $0 % 64 == 63) },
        Problem("square above 200", "225", .int(in: 0...100_000)) { number in
            number <= 200
                || Int(Double(number).squareRoot()) * Int(Double(number).squareRoot())
                    != number
        },
        Problem(
            "product of three",
            "(1, 25, 40)",
            .zip(.int(in: 1...40), .int(in: 1...40), .int(in: 1...40))
        ) { $0 * $1 * $2 < 1000 },
        Problem("even and one more", "(6, 7)", .zip(.int(), .int())) { one, two in
            !(one > 5 && one % 2 == 0 && one < .max && two == one + 1)
        },
    ]

    static let heldBackDates: [Problem] = [
        Problem("Friday the 13th", "2000-10-13", .calendarDate()) { date in
            // 1 January 1970 was a Thursday.
            let days = CalendarDate.days(to: date)
            return !(date.day == 13 && ((days % 7) + 7) % 7 == 1)
        },
        Problem("late on the last of a month", "2000-01-31T22:00:00Z", .moment()) { moment in
            !(moment.date.day == 31 && moment.time.hour >= 22)
        },
        Problem("29 February", "2000-02-29", .calendarDate(years: 1900...2100)) { date in
            !(date.month == 2 && date.day == 29)
        },
        Problem(
            "an hour apart",
            "(2000-01-01T00:00:00Z, 2000-01-01T01:00:00Z)",
            .zip(.moment(), .moment())
        ) { one, two in !(one.day == two.day && two.second - one.second == 3600) },
        Problem("at half past", "2000-01-01T00:30:00Z", .moment()) { $0.time.minute != 30 },
    ]

    private static let naturals = Generator<(Int, Int)>.zip(.int(in: 1...1000), .int(in: 1...1000))

    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }
}

extension CalendarDate {
    /// Returns the days from 1 January 1970 to a date.
    fileprivate static func days(to date: CalendarDate) -> Int {
        var day = (date.year - 1970) * 365
        while CalendarDate(day: day) < date { day += 1 }
        return day
    }
}
