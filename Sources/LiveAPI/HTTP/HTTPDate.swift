import SessionModel

/// A date in a header field, in any of the three forms that a recipient must accept (RFC 9110,
/// section 5.6.7).
struct HTTPDate {
    /// The seconds since 1970.
    let seconds: Int64

    /// Reads a date; `nil` if it has another form or does not exist.
    ///
    /// - Parameters:
    ///   - text: The date.
    ///   - now: The present time in seconds since 1970, which decides the century of a year of two
    ///     digits.
    init?(_ text: String, now: Int64) {
        guard text.utf8.count <= Self.longestText else { return nil }
        let parts = text.split(separator: " ")
        let fixed: String? =
            switch parts.count {
            case 6: text
            case 5: Self.fixed(asctime: parts)
            case 4: Self.fixed(rfc850: parts, now: now)
            default: nil
            }
        guard let fixed else { return nil }
        let timestamp = Timestamp(fixed)
        guard timestamp.dialect == .rfc1123, let moment = timestamp.moment else { return nil }
        seconds = moment.seconds
    }

    private static let longestText = 64

    /// Returns `Sun Nov  6 08:49:37 1994` in the preferred form.
    private static func fixed(asctime parts: [Substring]) -> String? {
        guard parts[0].utf8.count == 3, parts[4].utf8.count == 4 else { return nil }
        return "\(parts[0]), \(parts[2]) \(parts[1]) \(parts[4]) \(parts[3]) GMT"
    }

    private static let weekdays = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    /// Returns `Sunday, 06-Nov-94 08:49:37 GMT` in the preferred form.
    ///
    /// A year that would be more than 50 years in the future is the last one with these digits.
    private static func fixed(rfc850 parts: [Substring], now: Int64) -> String? {
        let date = parts[1].split(separator: "-", omittingEmptySubsequences: false)
        guard parts[0].hasSuffix(","), weekdays.contains(parts[0].dropLast().lowercased()),
            date.count == 3, date[2].utf8.count == 2, let digits = Int(date[2]), digits >= 0,
            let thisYear = Int(Timestamp(Timestamp.Moment(seconds: now)).text.prefix(4))
        else { return nil }
        var year = thisYear - thisYear % 100 + digits
        if year > thisYear + 50 { year -= 100 }
        guard (1000...9999).contains(year) else { return nil }
        return "\(parts[0].prefix(3)), \(date[0]) \(date[1]) \(year) \(parts[2]) \(parts[3])"
    }
}
