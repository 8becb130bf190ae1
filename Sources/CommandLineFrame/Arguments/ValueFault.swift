import TerminalText

/// Why the value of an option is invalid.
package struct ValueFault: Error, Hashable {
    /// The expected value, such as `a whole number from 1 to 9`.
    package var expectation: String

    /// The names that were probably meant.
    package var suggestions: [String]

    /// A fault with the expected value and the names that were probably meant.
    package init(_ expectation: String, suggestions: [String] = []) {
        self.expectation = expectation
        self.suggestions = suggestions
    }

    /// The fault of a text that is not one of `names`; all of them are listed.
    package init(_ text: String, noneOf names: [String]) {
        self.init(
            "one of \(names.joined(separator: ", "))",
            suggestions: NearMiss.matches(for: text, among: names)
        )
    }
}
