extension Timestamp.Dialect {
    /// Where a text has its numbers, as far as moving it to another time depends on it.
    package enum Notation: Hashable, Sendable {
        /// Year, month and day in this order and as digits, and the same for a time after them.
        case numbers

        /// A day that no calendar counts to: one of a week or a year, or one that does not exist.
        case dayThatCannotBeCounted

        /// A date with the name of its month.
        case namedMonth

        /// The time since 1970, as one integer.
        case count(unitsPerSecond: Int64)

        /// The text is not a time.
        case none
    }
}
