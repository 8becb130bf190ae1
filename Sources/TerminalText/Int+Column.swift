extension Int {
    /// The name of the column at this index in a table: a letter, or a number after 26 columns.
    package var columnName: String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return letters.indices.contains(self) ? String(letters[self]) : "M\(self + 1)"
    }
}
