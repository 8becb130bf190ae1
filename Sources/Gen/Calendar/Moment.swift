/// A second of the proleptic Gregorian calendar in UTC.
///
/// The type has no time zones, fractions or leap seconds. If you need them, add them to its text.
public struct Moment: Hashable, Sendable, Comparable {
    /// The days since 1 January 1970, which may be negative.
    public let day: Int
    /// The second of the day, from 0 to 86,399.
    public let second: Int

    /// Creates a moment from a day and a second of that day.
    ///
    /// - Parameters:
    ///   - day: The days since 1 January 1970, limited to days whose seconds fit in an `Int`.
    ///   - second: The second of the day. A number outside 0 through 86,399 is carried into the
    ///     day.
    public init(day: Int, second: Int) {
        let (quotient, remainder) = second.quotientAndRemainder(dividingBy: 86_400)
        let carry = remainder < 0 ? quotient - 1 : quotient
        self.second = remainder < 0 ? remainder + 86_400 : remainder
        self.day = Self.limited(Self.limited(day) + carry)
    }

    /// Returns the nearest day whose seconds all fit in an `Int`.
    private static func limited(_ day: Int) -> Int {
        let most = Int.max / 86_400 - 1
        return min(max(day, -most), most)
    }

    /// Returns whether a moment is before another.
    public static func < (left: Moment, right: Moment) -> Bool {
        (left.day, left.second) < (right.day, right.second)
    }

    /// The seconds since the beginning of 1970.
    public var secondsSince1970: Int { day * 86_400 + second }

    /// The calendar date of the moment.
    public var date: CalendarDate { CalendarDate(day: day) }

    /// The hour, minute and second of the day.
    public var time: (hour: Int, minute: Int, second: Int) {
        (second / 3600, second / 60 % 60, second % 60)
    }
}

extension Moment: CustomStringConvertible {
    /// The moment in RFC 3339 format, such as `2000-02-29T23:59:59Z`.
    ///
    /// Outside the years 0 to 9999, which RFC 3339 cannot express, it is the date and the second of
    /// the day.
    public var description: String {
        let date = date
        guard (0...9999).contains(date.year) else {
            return "\(date)T\(second)s"
        }
        return unsafe String(unsafeUninitializedCapacity: 20) { buffer in
            func put(_ number: Int, at place: Int, _ separator: UInt8) {
                // A division without a sign and by a constant is a single multiplication.
                let number = UInt32(truncatingIfNeeded: number)
                unsafe buffer[place] = UInt8(truncatingIfNeeded: 48 + number / 10)
                unsafe buffer[place + 1] = UInt8(truncatingIfNeeded: 48 + number % 10)
                unsafe buffer[place + 2] = separator
            }
            let time = time
            let (century, year) = date.year.quotientAndRemainder(dividingBy: 100)
            // The third character is overwritten by the year.
            put(century, at: 0, UInt8(ascii: "-"))
            put(year, at: 2, UInt8(ascii: "-"))
            put(date.month, at: 5, UInt8(ascii: "-"))
            put(date.day, at: 8, UInt8(ascii: "T"))
            put(time.hour, at: 11, UInt8(ascii: ":"))
            put(time.minute, at: 14, UInt8(ascii: ":"))
            put(time.second, at: 17, UInt8(ascii: "Z"))
            return 20
        }
    }
}
