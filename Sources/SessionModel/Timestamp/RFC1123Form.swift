/// The date of HTTP and mail headers (RFC 1123, section 5.2.14): `Tue, 18 Nov 2014 17:24:29 GMT`.
package enum RFC1123Form {
    private static var weekdays: StaticString { "montuewedthufrisatsun" }
    private static var months: StaticString { "janfebmaraprmayjunjulaugsepoctnovdec" }

    /// The reading of `text`, or `nil` if it has another form.
    static func reading(of text: RawSpan) -> Timestamp.Reading? {
        var cursor = TimestampCursor()
        let weekday = cursor.takeName(of: weekdays, in: text)
        if weekday != nil {
            guard cursor.take(",", in: text), cursor.take(" ", in: text) else { return nil }
        }
        let dayDigits = max(1, cursor.digitCount(in: text, upTo: 2))
        guard let day = cursor.number(ofDigits: dayDigits, in: text),
            cursor.take(" ", in: text),
            let month = cursor.takeName(of: months, in: text),
            cursor.take(" ", in: text),
            let year = cursor.number(ofDigits: 4, in: text),
            cursor.take(" ", in: text),
            let time = TimeOfDay(at: &cursor, in: text, isBasic: false),
            cursor.take(" ", in: text),
            let offset = offset(at: &cursor, in: text),
            cursor.isAtEnd(of: text)
        else { return nil }
        var number = GregorianCalendar.dayNumber(year: year, month: month, day: day)
        if let weekday, let named = number, GregorianCalendar.weekday(ofDay: named) != weekday {
            number = nil
        }
        return Timestamp.Reading(.rfc1123, day: number, time: time, offset: offset)
    }

    private static func offset(
        at cursor: inout TimestampCursor,
        in text: RawSpan
    ) -> OffsetFromUTC? {
        switch cursor.next(in: text) {
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            guard text.byteCount - cursor.offset == 5,
                let offset = OffsetFromUTC(digitsAt: &cursor, in: text), offset.form == .short
            else { return nil }
            return offset
        case UInt8(ascii: "G"), UInt8(ascii: "g"):
            return cursor.takeWord("gmt", in: text) ? OffsetFromUTC(.name) : nil
        default:
            guard cursor.takeWord("ut", in: text) else { return nil }
            return cursor.isAtEnd(of: text) || cursor.takeLetter("c", in: text)
                ? OffsetFromUTC(.name) : nil
        }
    }
}

extension RFC1123Form {
    private static let weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let monthNames = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Returns a time in the format of HTTP header fields, in UTC (RFC 9110, section 5.6.7).
    ///
    /// - Parameter seconds: The time in seconds since 1970, in the years 0000 to 9999.
    /// - Returns: The text, as in `Tue, 18 Nov 2014 17:24:29 GMT`.
    package static func text(of seconds: Int64) -> String {
        let (number, second) = seconds.quotientAndModulus(dividingBy: 86_400)
        let weekday = weekdayNames[GregorianCalendar.weekday(ofDay: Int(number)) - 1]
        let (year, month, day) = GregorianCalendar.date(ofDay: Int(number))
        let time = [second / 3_600, second / 60 % 60, second % 60]
            .map { padded(Int($0), to: 2) }
            .joined(separator: ":")
        let date = "\(padded(day, to: 2)) \(monthNames[month - 1]) \(padded(year, to: 4))"
        return "\(weekday), \(date) \(time) GMT"
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
