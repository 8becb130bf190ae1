extension Fault {
    /// How several texts of one source are separated where they are not one per line.
    package enum Framing: CaseIterable, Hashable, Sendable {
        /// Texts follow one another, over lines or on one line.
        case concatenated

        /// A line ends in a comma.
        case trailingComma
    }
}
