extension Timestamp.Dialect {
    /// What a text means to a reader who wants to know when something was.
    @usableFromInline
    package enum Meaning: Hashable, Sendable {
        /// A point in time.
        case moment

        /// A date and a time, in a time zone that the text does not name.
        case timeWithoutOffset

        /// A date.
        case dateOnly

        /// A time that does not exist.
        case impossibleTime

        /// Nothing: the text is empty.
        case emptyText

        /// Nothing that is known.
        case otherText
    }
}
