import SessionModel

/// Days as the corpus writes them.
enum CalendarDay {
    /// Whether a text is a day that exists, written as `2026-11-23`.
    static func isDay(_ text: String) -> Bool {
        text.utf8.count == 10 && Timestamp(text).dialect == .iso8601Date
    }
}
