import Foundation
import SessionModel

/// A date in the notation of the corpus, such as `2026-11-23`.
package struct CalendarDay: Comparable, Sendable {
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

    /// Returns the last date on which a person anywhere may write something down at a moment.
    ///
    /// Their clock may be up to 14 hours ahead of UTC.
    package static func latest(at seconds: Int64) -> CalendarDay {
        CalendarDay(of: seconds + 24 * 3_600)
    }

    /// The last possible date at the time of the system.
    package static var latest: CalendarDay { latest(at: Int64(Date().timeIntervalSince1970)) }

    /// The first day on which a case can have a source, long before the corpus began.
    static let earliest = CalendarDay(of: 946_684_800)

    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}
