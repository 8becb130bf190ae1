import Foundation
package import JSONFiles

// The days on which a case can have a source.
extension CalendarDay {
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
}
