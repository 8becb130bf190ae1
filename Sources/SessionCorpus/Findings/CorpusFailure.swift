/// Why something could not be done with a corpus.
package struct CorpusFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The ways in which work with a corpus fails.
    package enum Kind: CaseIterable, Sendable {
        /// A file or a folder cannot be read.
        case unreadable

        /// A file cannot be written.
        case unwritable

        /// What was read is not a corpus, or has mistakes that must be fixed first.
        case malformed

        /// The corpus has nothing of that name.
        case notFound

        /// What was asked for would do harm or makes no sense, so nothing was done.
        case refused
    }

    /// What failed.
    package let kind: Kind

    /// One sentence that says what failed and what to do about it.
    package let description: String

    package init(_ description: String, kind: Kind) {
        self.kind = kind
        self.description = description
    }
}
