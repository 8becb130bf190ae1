import TerminalText

/// Why a text is not a value of an option.
struct ValueFault: Error, Hashable {
    /// What was expected, such as `a whole number from 1 to 9`.
    var expectation: String

    /// The names that were probably meant.
    var suggestions: [String]

    /// A fault of a text that should have been something else.
    init(_ expectation: String, suggestions: [String] = []) {
        self.expectation = expectation
        self.suggestions = suggestions
    }

    /// A fault of a text that is not one of `names`, all of which are listed.
    init(_ text: String, noneOf names: [String]) {
        self.init(
            "one of \(names.joined(separator: ", "))",
            suggestions: NearMiss.matches(for: text, among: names)
        )
    }
}
