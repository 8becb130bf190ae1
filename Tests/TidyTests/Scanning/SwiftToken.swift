/// A piece of Swift code other than a comment.
struct SwiftToken: Equatable, Sendable {
    enum Kind: Equatable {
        /// A keyword, an identifier or a number.
        case word

        /// An identifier in backticks, which is never a keyword; the text excludes the backticks.
        case escapedWord

        /// A string or regex literal; the text is between its delimiters and excludes interpolated
        /// code, whose own tokens come first.
        case literal

        /// One byte of punctuation.
        case mark
    }

    let kind: Kind
    let text: String

    /// The line on which the token starts, from 1.
    let line: Int

    /// Whether the token is this keyword or punctuation mark.
    func `is`(_ text: String) -> Bool {
        (kind == .word || kind == .mark) && self.text == text
    }

    /// Whether the token can name a type; by convention, type names are capitalized.
    var canNameType: Bool {
        kind == .escapedWord || (kind == .word && text.first?.isUppercase == true)
    }
}
