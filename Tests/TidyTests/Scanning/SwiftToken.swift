/// A piece of Swift code other than a comment.
struct SwiftToken: Equatable, Sendable {
    enum Kind: Equatable {
        /// A keyword, an identifier or a number.
        case word

        /// An identifier in backticks, so never a keyword. The text has no backticks.
        case escapedWord

        /// A string or regex literal. The text is what is between its delimiters, without the code
        /// of its interpolations: that gives tokens of its own, which come first.
        case literal

        /// One byte of punctuation.
        case mark
    }

    let kind: Kind
    let text: String

    /// The line that the token starts on, from 1.
    let line: Int

    /// Whether the token is this keyword or punctuation mark.
    func `is`(_ text: String) -> Bool {
        (kind == .word || kind == .mark) && self.text == text
    }

    /// Whether the token can name a type: types start with a capital letter, by the style's rule.
    var canNameType: Bool {
        kind == .escapedWord || (kind == .word && text.first?.isUppercase == true)
    }
}
