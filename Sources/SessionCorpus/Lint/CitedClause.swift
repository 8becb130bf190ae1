import StrictJSON

/// The form of a reference after the name of its standard.
enum CitedClause {
    /// Whether a reference to an RFC cites a section, and one to an issue tracker a number.
    ///
    /// A reference without a clause cites the whole document. Other standards may name their
    /// clauses in any form.
    static func isWellFormed(_ ref: String) -> Bool {
        let parts = ref.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return true }
        let clause = parts[1]
        if parts[0].contains("/") { return isNumber(clause) }
        guard parts[0].hasPrefix("rfc") else { return !clause.isEmpty }
        guard clause.hasPrefix("section-") else {
            return clause.hasPrefix("appendix-") && clause.utf8.count > 9
        }
        return clause.dropFirst(8).split(separator: ".", omittingEmptySubsequences: false)
            .allSatisfy(isNumber)
    }

    private static func isNumber(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy(\.isDigit)
    }
}
