extension Timestamp.Dialect {
    /// What a text says about when something happened.
    @usableFromInline
    package enum Meaning: Hashable, Sendable {
        /// A point in time.
        case moment

        /// A date and a time in an unknown time zone.
        case timeWithoutOffset

        /// A date without a time.
        case dateOnly

        /// A time that does not exist.
        case impossibleTime

        /// Nothing: the text is empty.
        case emptyText

        /// Nothing that this package can read.
        case otherText
    }
}
