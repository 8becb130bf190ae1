import SessionModel
import StrictJSON

/// Shifts times by one common distance, and keeps the form of their text.
///
/// Past times move back and stay in order. Future times move forward, so they stay in the future.
/// The distance is between 30 days and a little over four years. Times before the year 2000 are
/// placeholders and stay.
struct FakeMoment: Sendable {
    let hash: KeyedHash

    /// The last second that is not in the future.
    let latest: Int64

    /// How far everything moves, in seconds: 30 days, so that no time stays near its original, and
    /// up to 4 years more.
    private var distance: Int64 {
        86_400 * 30 + Int64(hash.hash([0x74]) % (86_400 * 365 * 4))
    }

    /// Returns the fake of a timestamp, or `nil` if the text is not in a dialect that can be moved.
    func moved(_ text: String) -> String? {
        switch Timestamp(text).dialect.notation {
        case .none: nil
        case .dayWithoutMonth: exchangedDay(text)
        case .count(let unitsPerSecond): movedCount(text, unit: unitsPerSecond)
        case .namedMonth: movedHeader(text)
        case .numbers: movedFields(text)
        }
    }

    private func moved(_ seconds: Int64, byWholeDays isWhole: Bool) -> Int64 {
        // 2000-01-01T00:00:00Z.
        guard seconds >= 946_684_800 else { return seconds }
        let step = isWhole ? distance / 86_400 * 86_400 : distance
        return seconds > latest ? seconds + step : seconds - step
    }

    private func movedCount(_ text: String, unit: Int64) -> String? {
        guard let count = Int64(text) else { return nil }
        return String(moved(count / unit, byWholeDays: false) * unit + count % unit)
    }

    /// Moves a text with digits in the order year, month, day, hour, minute, second.
    ///
    /// What follows the seconds stays.
    private func movedFields(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        let isExpanded = bytes.first == UInt8(ascii: "+") || bytes.first == UInt8(ascii: "-")
        let yearDigits = isExpanded ? bytes.dropFirst().prefix(while: \.isDigit).count : 4
        var places: [Range<Int>] = []
        var offset = isExpanded ? 1 : 0
        for width in [yearDigits, 2, 2, 2, 2, 2] {
            while offset < bytes.count, !bytes[offset].isDigit { offset += 1 }
            guard offset + width <= bytes.count else { break }
            places.append(offset..<offset + width)
            offset += width
        }
        guard places.count == 6 || places.count == 3 else { return nil }
        let fields = places.compactMap { Int(String(decoding: bytes[$0], as: UTF8.self)) }
        guard fields.count == places.count else { return nil }
        // Negative years are placeholders too.
        guard bytes.first != UInt8(ascii: "-") else { return text }
        guard
            let number = GregorianCalendar.dayNumber(
                year: fields[0],
                month: fields[1],
                day: fields[2]
            )
        else { return nil }
        let time = fields.count == 6 ? fields[3] * 3_600 + fields[4] * 60 + min(fields[5], 59) : 0
        let seconds = Int64(number * 86_400 + time)
        // Whole days keep a leap second at the end of its day.
        let isWhole = fields.count == 3 || fields[5] == 60
        let fake = moved(seconds, byWholeDays: isWhole)
        guard fake != seconds else { return text }
        let day = GregorianCalendar.date(ofDay: Int(fake / 86_400))
        let rest = Int(fake % 86_400)
        let second = fields.count == 6 && fields[5] == 60 ? 60 : rest % 60
        let values = [day.year, day.month, day.day, rest / 3_600, rest / 60 % 60, second]
        var result = bytes
        for (place, value) in zip(places, values) {
            let digits = String(value)
            // A year that would outgrow its digits, such as 9999, means "never".
            guard digits.utf8.count <= place.count else { return text }
            let padded = String(repeating: "0", count: place.count - digits.utf8.count) + digits
            result.replaceSubrange(place, with: Array(padded.utf8))
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Replaces the digits after the decade in a text whose day cannot be counted.
    ///
    /// The caller must check that the result still has the same dialect.
    private func exchangedDay(_ text: String) -> String {
        let end = text.firstIndex { $0 == "T" || $0 == "t" || $0 == " " } ?? text.endIndex
        let decade = text.prefix(3)
        let time = text[max(decade.endIndex, end)...]
        let day = text[decade.endIndex..<time.startIndex]
        return decade + FakeText(hash: hash).digits(String(day)) + time
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    /// Moves a date in the form of HTTP headers by whole days.
    private func movedHeader(_ text: String) -> String? {
        guard let moment = Timestamp(text).moment else { return nil }
        var parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let hasName = parts.first?.hasSuffix(",") == true
        let first = hasName ? 1 : 0
        guard parts.count == first + 5, let day = Int(parts[first]),
            let year = Int(parts[first + 2]),
            let month = Self.months.firstIndex(where: {
                $0.lowercased() == parts[first + 1].lowercased()
            }),
            let local = GregorianCalendar.dayNumber(year: year, month: month + 1, day: day)
        else { return nil }
        let distance = moved(moment.seconds, byWholeDays: true) - moment.seconds
        let number = local + Int(distance / 86_400)
        let fake = GregorianCalendar.date(ofDay: number)
        if hasName { parts[0] = Self.weekdays[GregorianCalendar.weekday(ofDay: number) - 1] + "," }
        let digits = String(fake.day)
        parts[first] = digits.count < parts[first].count ? "0" + digits : digits
        parts[first + 1] = Self.months[fake.month - 1]
        parts[first + 2] = String(fake.year)
        return parts.joined(separator: " ")
    }
}
