import TerminalText

extension String {
    /// Returns the text cut to `limit` Unicode scalars, with a note of how many are missing.
    func clipped(to limit: Int) -> String {
        let scalars = unicodeScalars
        guard
            let end = scalars.index(
                scalars.startIndex,
                offsetBy: limit,
                limitedBy: scalars.endIndex
            ),
            end < scalars.endIndex
        else { return self }
        let missing = scalars.distance(from: end, to: scalars.endIndex)
        return String(scalars[..<end]) + "… (\(missing.grouped) more characters)"
    }

    /// Returns the text safe for terminals, of which at most `limit` Unicode scalars are left.
    ///
    /// It is cut first, since making a long text safe takes far longer.
    func shown(upTo limit: Int) -> String { clipped(to: limit).terminalSafe }
}
