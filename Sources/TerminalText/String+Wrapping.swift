extension String {
    /// Returns the text in lines of at most `width` characters, broken at spaces.
    ///
    /// A word that is wider than a line gets its own line. If `width` is `nil`, the text is one
    /// line. No line starts with a command to a runner of continuous integration.
    package func wrapped(to width: Int?) -> [String] {
        guard let width, count > width else { return [self] }
        var lines: [String] = []
        var line = ""
        for word in split(separator: " ") {
            if line.isEmpty {
                line = String(word)
            } else if line.count + 1 + word.count <= width {
                line += " " + word
            } else {
                lines.append(line)
                line = String(word)
            }
        }
        lines.append(line)
        return lines.map(\.breakingRunnerCommands)
    }

    /// Returns the text padded with spaces to at least `width` characters.
    package func padded(to width: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, width - count))
    }
}
