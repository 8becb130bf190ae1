extension Timestamp.Dialect {
    /// The notation of a text, as far as it matters for moving the text to another time.
    package enum Notation: Hashable, Sendable {
        /// Year, month, day and then the time, in this order and in digits.
        case numbers

        /// A day without a month: the day of a week or of a year, or a day that does not exist.
        case dayWithoutMonth

        /// A date with the name of its month.
        case namedMonth

        /// The time since 1970 as an integer.
        case count(unitsPerSecond: Int64)

        /// The text is not a time.
        case none
    }
}
