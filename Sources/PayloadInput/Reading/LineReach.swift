/// How far the lines of a source, or of a part of it, have been read.
package struct LineReach: Hashable, Sendable {
    /// The number of lines that begin before ``end``, counted from the start of the part.
    package var lines = 0

    /// An offset in the text before which each line was read to its end.
    ///
    /// Several threads may have read lines after it too.
    package var end = 0

    /// Whether all lines were read.
    package var isWhole = false

    /// Creates the reach of a reading.
    package init(lines: Int = 0, end: Int = 0, isWhole: Bool = false) {
        self.lines = lines
        self.end = end
        self.isWhole = isWhole
    }
}
