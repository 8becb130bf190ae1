import SessionModel

/// Dates in the notation of the corpus.
enum CalendarDay {
    /// Whether a text is an existing date in the form `2026-11-23`.
    static func isDay(_ text: String) -> Bool {
        text.utf8.count == 10 && Timestamp(text).dialect == .iso8601Date
    }
}
