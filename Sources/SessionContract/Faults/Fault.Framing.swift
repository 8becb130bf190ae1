extension Fault {
    /// How the texts of a source are separated if they are not one per line.
    package enum Framing: CaseIterable, Hashable, Sendable {
        /// Texts follow one another on one line, or span several lines.
        case concatenated

        /// A line ends with a comma.
        case trailingComma

        /// An archive starts with a byte order mark.
        case byteOrderMark
    }
}
