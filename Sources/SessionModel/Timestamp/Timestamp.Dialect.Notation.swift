extension Timestamp.Dialect {
    /// The notation of a text, as far as it matters for moving the text to another time.
    package enum Notation: Hashable, Sendable {
        /// A date, and maybe a time of day, in parts.
        case parts

        /// The time since 1970 as an integer.
        case count(unitsPerSecond: Int64)

        /// The text is not a time.
        case none
    }
}
