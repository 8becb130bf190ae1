import SessionModel

/// A date in the notation of files that people write, such as `2026-11-23`.
package struct CalendarDay: Comparable, Hashable, Sendable {
    /// Year, month and day.
    package let text: String

    /// Reads a date, or returns `nil` if it does not exist or has another form.
    package init?(_ text: String) {
        guard text.utf8.count == 10, Timestamp(text).dialect == .iso8601Date else { return nil }
        self.text = text
    }

    /// Creates the date of a moment in UTC, in seconds since 1970.
    package init(of seconds: Int64) {
        let moment = Timestamp.Moment(seconds: seconds)
        text = String(Timestamp(moment).text.prefix { $0 != "T" })
    }

    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}
